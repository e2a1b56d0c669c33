import { type Block, type Inline, replyMarkup } from '@riposte/markup'
import type { ComponentChildren, JSX } from 'preact'
import { render } from 'preact-render-to-string'

/** Draws a tree of words. Everything in it is escaped by the renderer; nothing is by us. */
export function Markup({ blocks }: { readonly blocks: readonly Block[] }): JSX.Element {
  return <>{blocks.map(drawBlock)}</>
}

/** A reply's words alone, as the thread draws them. */
export function renderReplyText(text: string): string {
  return render(<Markup blocks={replyMarkup(text)} />)
}

function drawBlock(block: Block): JSX.Element {
  switch (block.type) {
    case 'paragraph':
      return <p>{block.children.map(drawInline)}</p>
    case 'heading': {
      const Heading = `h${block.level}` as const
      return <Heading>{block.children.map(drawInline)}</Heading>
    }
    case 'quote':
      return <blockquote>{block.children.map(drawBlock)}</blockquote>
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      )
    case 'rule':
      return <hr />
    case 'list':
      return drawList(block)
  }
}

function drawList({ start, tight, items }: Extract<Block, { type: 'list' }>): JSX.Element {
  const drawn = items.map((item) => <li>{item.map(tight ? drawTight : drawBlock)}</li>)
  if (start === null) return <ul>{drawn}</ul>
  return <ol start={start === 1 ? undefined : start}>{drawn}</ol>
}

function drawTight(block: Block): ComponentChildren {
  return block.type === 'paragraph' ? block.children.map(drawInline) : drawBlock(block)
}

function drawInline(inline: Inline): JSX.Element | string {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'break':
      return <br />
    case 'code':
      return <code>{inline.text}</code>
    case 'emphasis':
      return <em>{inline.children.map(drawInline)}</em>
    case 'strong':
      return <strong>{inline.children.map(drawInline)}</strong>
    case 'link':
      return drawLink(inline)
    case 'image':
      return <img src={inline.src} alt={inline.alt} loading="lazy" />
  }
}

function drawLink({ href, isForeign, children }: Extract<Inline, { type: 'link' }>): JSX.Element {
  const words = children.map(drawInline)
  if (!isForeign) return <a href={href}>{words}</a>
  return (
    <a href={href} rel="nofollow ugc noopener noreferrer">
      <bdi>{words}</bdi>
    </a>
  )
}
