import { replyMarkup } from '@riposte/markup'
import type { Words } from '@riposte/messages'
import type { ThreadState } from '@riposte/protocol'
import type { JSX } from 'preact'
import { render } from 'preact-render-to-string'
import { Markup } from './draw-markup.tsx'
import { answerAddress, permalink, websiteAddress } from './link-address.ts'
import { Moment } from './moment.tsx'
import type { Answered, ReplyView } from './page-views.ts'
import { PersonName } from './person-name.tsx'
import { type Cut, MoreAnswers } from './thread-paging.tsx'

/** What a reply's looks depend on besides the reply. */
export interface ReplyContext {
  readonly pageUrl: string
  readonly state: ThreadState
  readonly words: Words
  /** Base of the server's own addresses; empty on its own pages. */
  readonly server: string
  /** Whom it answers, if that is shown somewhere in the thread. */
  readonly answers: Answered | null
  /** Where its answers go on. */
  readonly cut?: Cut | undefined
}

/**
 * One reply as the thread draws it, byte for byte, but with nothing below it yet:
 *
 *     <li class="riposte-reply" id="reply-ID" data-id="ID" data-parent="ID of whom it answers"
 *         data-root="ID of its root, if that is another">
 *       <article class="riposte-body">…</article>
 *       <ol class="riposte-answers"></ol>
 *     </li>
 *
 * Who puts it into a thread that is already drawn (the widget) does as `threadTree` did: a reply
 * that is there already gives its place, and what its `.riposte-answers` holds, to the new one. A
 * new one goes into the `.riposte-answers` of the reply that `data-parent` names; if that one is
 * `depth-max` lists deep already (an attribute of `<riposte-thread>`; `.riposte-replies` is the
 * first), into the list that holds it, below it. When no such reply is there, `data-root` stands
 * in for it; without either, it goes into `.riposte-replies`.
 */
export function renderReply(view: ReplyView, context: ReplyContext): string {
  return render(<Reply reply={view} context={context} />)
}

interface ReplyProps {
  readonly reply: ReplyView
  readonly context: ReplyContext
}

function Reply({ reply, context }: ReplyProps): JSX.Element {
  return (
    <li
      class="riposte-reply"
      id={`reply-${reply.id}`}
      data-id={reply.id}
      data-parent={reply.parentId ?? undefined}
      data-root={reply.rootId === reply.id ? undefined : reply.rootId}
    >
      {reply.status === 'published' ? (
        <Body reply={reply} context={context} />
      ) : (
        <Gone status={reply.status} words={context.words} />
      )}
      <ol class="riposte-answers"></ol>
      {context.cut && <MoreAnswers {...context.cut} words={context.words} />}
    </li>
  )
}

function Gone({ status, words }: { status: 'erased' | 'absent'; words: Words }): JSX.Element {
  return (
    <article class="riposte-body riposte-erased">
      <p>{words.say(status)}</p>
    </article>
  )
}

function Body({ reply, context }: ReplyProps): JSX.Element {
  const { words } = context
  return (
    <article class="riposte-body">
      <header class="riposte-byline">
        <WriterName name={reply.name} website={reply.website} />
        <Standing reply={reply} words={words} />
        {context.answers && <Answers answers={context.answers} words={words} />}{' '}
        <a class="riposte-permalink" href={permalink(context.pageUrl, reply.id)}>
          <Moment at={reply.submittedAt} words={words} />
        </a>
        {reply.editedAt !== null && (
          <span class="riposte-edited">
            {words.parts('edited', { when: <Moment at={reply.editedAt} words={words} /> })}
          </span>
        )}
      </header>
      <div class="riposte-text" dir="auto">
        <Markup blocks={replyMarkup(reply.text)} />
      </div>
      {context.state !== 'read-only' && <Actions reply={reply} context={context} />}
    </article>
  )
}

/** Without a script the vote goes through the thread's one form for votes. */
function Actions({ reply, context }: ReplyProps): JSX.Element {
  const { id, name, votes } = reply
  const { words } = context
  const about = <Spoken name={name} />
  return (
    <footer class="riposte-actions">
      {context.state === 'open' && (
        <a class="riposte-answer" href={answerAddress(context.pageUrl, id)} data-answer={id}>
          {words.say('reply')}
          {about}
        </a>
      )}
      <button class="riposte-vote" type="submit" form="riposte-votes" name="reply" value={id}>
        <span aria-hidden="true">▲</span> <span class="riposte-votes">{votes}</span>
        <Spoken words={words.say('voteFor')} name={name} />
      </button>
      <a class="riposte-report" href={`${context.server}/report?reply=${id}`} rel="nofollow">
        {words.say('report')}
        {about}
      </a>
    </footer>
  )
}

/** For ears: whose reply a link or button is about. */
function Spoken({ words = ':', name }: { words?: string; name: string }): JSX.Element {
  return (
    <span class="riposte-spoken">
      {words} <PersonName name={name} />
    </span>
  )
}

/** What sets a reply off: its writer's badge, and what moderators marked. */
function Standing({ reply, words }: { reply: ReplyView; words: Words }): JSX.Element {
  return (
    <>
      {reply.badge && (
        <>
          {' '}
          <span class="riposte-badge">
            <bdi>{reply.badge}</bdi>
          </span>
        </>
      )}
      {reply.isPinned && <span class="riposte-mark">{words.say('pinned')}</span>}
      {reply.isPicked && <span class="riposte-mark">{words.say('picked')}</span>}
    </>
  )
}

function WriterName({ name, website }: Pick<ReplyView, 'name' | 'website'>): JSX.Element {
  const href = websiteAddress(website)
  const words = <PersonName name={name} />
  return (
    <span class="riposte-name">
      {href === null ? (
        words
      ) : (
        <a href={href} rel="nofollow ugc noopener noreferrer">
          {words}
        </a>
      )}
    </span>
  )
}

function Answers({ answers, words }: { answers: Answered; words: Words }) {
  const name = answers.name ? <PersonName name={answers.name} /> : words.say('erasedReply')
  const link = <a href={`#reply-${answers.id}`}>{name}</a>
  return <span class="riposte-to"> {words.parts('answers', { name: link })}</span>
}
