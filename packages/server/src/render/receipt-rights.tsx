import type { Words } from '@riposte/messages'
import type { JSX } from 'preact'
import type { ReceiptRights } from './page-views.ts'

interface RightsProps {
  readonly rights: ReceiptRights
  readonly words: Words
}

/** The way to everything held about a reply. */
export function SeeEverything({ rights, words }: RightsProps): JSX.Element {
  return (
    <p class="ways">
      <a href={rights.exportUrl}>{words.say('exportSee')}</a>
      <a href={rights.exportFileUrl}>{words.say('exportDownload')}</a>
      {rights.mineUrl !== null && <a href={rights.mineUrl}>{words.say('mineTitle')}</a>}
    </p>
  )
}
