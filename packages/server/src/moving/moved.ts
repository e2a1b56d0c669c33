import type { EpochMs, ReplyStatus, Revision, ThreadState } from '@riposte/protocol'

/** A reply as another system's export has it, in our words. Nothing of it is trusted yet. */
export interface MovedReply {
  readonly kind: 'reply'
  /** The source's own id: no other reply of the same source has it. */
  readonly id: string
  /** The source's id of what it answers; null: the article itself. */
  readonly parentId: string | null
  /** The page that it stands under, as the source has it: an address, or a path without a host. */
  readonly page: string
  readonly name: string
  /** Judged, hashed with a key, then dropped; empty where the source has none. */
  readonly email: string
  /** The IP address: judged, then dropped; empty where the source has none. */
  readonly address: string
  readonly website: string
  /** Our small Markdown: `text-of-html.ts` makes it of what is HTML. */
  readonly text: string
  readonly submittedAt: EpochMs
  /** `erased`: only its place is left, for what answers it. */
  readonly status: ReplyStatus
  readonly badge: string
  readonly votes: number
  readonly isPinned: boolean
  readonly isPicked: boolean
  /** What it said before its writer changed it, oldest first, where the source knows. */
  readonly revisions?: readonly Revision[]
}

/** A page of the source: what it is called, and whether it still takes replies. */
export interface MovedPage {
  readonly kind: 'page'
  /** As in `MovedReply.page`. */
  readonly page: string
  readonly title: string
  readonly state: ThreadState
}

/** Something that is left out on purpose: what it is, as `pingback`, for the report. */
export interface LeftOut {
  readonly kind: 'left-out'
  readonly id: string
  readonly what: string
}

export type Moved = MovedReply | MovedPage | LeftOut

/** A file to read from, as often as need be. Unpacked if it was gzipped. */
export interface SourceFile {
  readonly path: string
  /** How much of it has been read since it was opened last, and how much there is, in bytes. */
  readonly progress: () => { readonly readBytes: number; readonly bytes: number }
  /** @throws Problem when it is larger unpacked than the limit, or cannot be read. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** One system's export. */
export interface SourceFormat {
  /** As it is named on the command line: `disqus`. */
  readonly name: string
  /** As people call it: `Disqus XML`. */
  readonly title: string
  /** Whether a file that begins so (its first 64 KiB, unpacked) is one. */
  readonly isLike: (head: Uint8Array) => boolean
  /**
   * Everything in the files, a piece at a time, in the files' order. Reads each file as often as it
   * needs to; holds no more than ids and names in memory.
   *
   * @throws Problem `invalid-request` with the place in the file and what is wrong with it.
   */
  readonly read: (files: readonly SourceFile[]) => AsyncIterable<Moved>
}
