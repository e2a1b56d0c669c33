import type { Endpoints } from './endpoints.ts'
import type { OwnReplies } from './own-replies.ts'
import type { Change } from './reply-list.ts'
import { words } from './thread-words.ts'

export interface OnDemandNeeds {
  readonly thread: HTMLElement
  readonly to: Endpoints
  readonly own: OwnReplies
  readonly reader: () => string | undefined
  readonly say: (words: string) => void
  /** As a change that comes over the stream is shown. */
  readonly show: (change: Change) => void
  readonly signal: AbortSignal
}

type Act = (needs: OnDemandNeeds, pressed: HTMLElement) => unknown

/** What not every reader does comes when it is asked for. By what was pressed. */
const ACTS: readonly (readonly [string, () => Promise<Act>])[] = [
  ['.riposte-vote', async () => (await import('./vote.ts')).vote],
  ['.riposte-report', async () => (await import('./report-form.ts')).openReport],
  ['[data-own]', async () => (await import('./change-own.ts')).changeOwn],
  ['.riposte-preview-button', async () => (await import('./preview.ts')).togglePreview],
  [
    '[data-more], [data-order], .riposte-first',
    async () => (await import('./turn-pages.ts')).turnPage,
  ],
]

export function loadOnDemand(needs: OnDemandNeeds): void {
  const { thread, say, signal } = needs
  const onClick = (event: MouseEvent) => {
    if (isForNewTab(event)) return
    for (const [selector, load] of ACTS) {
      const pressed = (event.target as Element).closest<HTMLElement>(selector)
      if (!pressed) continue
      event.preventDefault()
      if (pressed.ariaBusy === 'true') return
      pressed.ariaBusy = 'true'
      const done = load().then((act) => act(needs, pressed))
      void done
        .catch(() => say(words('unreachable')))
        .finally(() => {
          pressed.ariaBusy = null
        })
      return
    }
  }
  thread.addEventListener('click', onClick, { signal })
  addPreviewButton(thread)
  markOwn(needs)
}

/** A new tab or window is asked for: that page has its own thread. */
export function isForNewTab({ button, ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return button !== 0 || ctrlKey || metaKey || shiftKey
}

/** Own replies get what their writer may do, until that time is over. */
export function markOwn({ thread, own }: Pick<OnDemandNeeds, 'thread' | 'own'>): void {
  for (const id of own.ids()) {
    const selector = `.riposte-reply[data-id="${id}"] > .riposte-body > .riposte-actions`
    const actions = thread.querySelector(selector)
    if (!actions || actions.querySelector('[data-own]')) continue
    if (own.isEditable(id)) actions.append(ownButton('change', id))
    actions.append(ownButton('delete', id))
  }
}

function ownButton(what: 'change' | 'delete', id: string): HTMLButtonElement {
  const made = button('riposte-own', words(what))
  made.dataset['own'] = what
  made.dataset['of'] = id
  return made
}

function addPreviewButton(thread: HTMLElement): void {
  const submit = thread.querySelector('.riposte-submit')
  if (!submit || thread.querySelector('.riposte-preview-button')) return
  const made = button('riposte-preview-button', words('preview'))
  made.ariaExpanded = 'false'
  submit.after(made)
}

function button(name: string, text: string): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = name
  made.textContent = text
  return made
}
