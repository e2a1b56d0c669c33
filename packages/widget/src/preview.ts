import { type Block, type Inline, replyMarkup } from '@riposte/markup'
import type { OnDemandNeeds } from './on-demand.ts'

/** Shows what the reply will look like, and keeps up while it is typed. No request is made. */
export function togglePreview(_: OnDemandNeeds, button: HTMLElement): void {
  const form = button.closest('form')
  const field = form?.querySelector('textarea')
  if (!form || !field) return
  const shown = form.querySelector('.riposte-preview')
  button.ariaExpanded = String(!shown)
  shown?.remove()
  if (shown) return
  const box = document.createElement('div')
  box.className = 'riposte-preview riposte-text'
  box.dir = 'auto'
  const draw = () => {
    if (box.isConnected || box.childNodes.length === 0)
      box.replaceChildren(...drawTree(field.value))
    else field.removeEventListener('input', draw)
  }
  draw()
  field.addEventListener('input', draw)
  ;(form.querySelector('.riposte-buttons') ?? button).before(box)
}

/** The tree as nodes: what it holds is text, so nothing in it can become anything else. */
function drawTree(text: string): readonly Node[] {
  return replyMarkup(text).map(drawBlock)
}

function drawBlock(block: Block): Node {
  switch (block.type) {
    case 'paragraph':
      return element('p', block.children.map(drawInline))
    case 'quote':
      return element('blockquote', block.children.map(drawBlock))
    case 'code':
      return element('pre', [element('code', [block.text])])
    case 'list': {
      const { start, tight, items } = block
      const list = element(
        start === null ? 'ul' : 'ol',
        items.map((item) => element('li', item.flatMap(tight ? drawTight : drawBlock))),
      )
      if (start !== null && start !== 1) list.setAttribute('start', String(start))
      return list
    }
    default:
      return document.createTextNode('')
  }
}

function drawTight(block: Block): readonly (Node | string)[] {
  return block.type === 'paragraph' ? block.children.map(drawInline) : [drawBlock(block)]
}

function drawInline(inline: Inline): Node | string {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'break':
      return element('br', [])
    case 'code':
      return element('code', [inline.text])
    case 'emphasis':
      return element('em', inline.children.map(drawInline))
    case 'strong':
      return element('strong', inline.children.map(drawInline))
    case 'link': {
      const link = element('a', [element('bdi', inline.children.map(drawInline))])
      link.setAttribute('href', inline.href)
      link.setAttribute('rel', 'nofollow ugc noopener noreferrer')
      return link
    }
    default:
      return ''
  }
}

function element(name: string, children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  made.append(...children)
  return made
}
