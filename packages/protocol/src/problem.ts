/** Every way a request can fail, by its stable name, and its HTTP status (RFC 9457). */
export const PROBLEMS = {
  'invalid-request': 400,
  'broken-encoding': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'form-token-refused': 403,
  'not-found': 404,
  'article-not-found': 404,
  'reply-not-found': 404,
  'method-not-allowed': 405,
  'thread-closed': 409,
  'already-decided': 409,
  /** The time for it is over, or a person has decided. */
  'not-editable': 409,
  /** Nothing stands against the reply, or that was appealed before. */
  'not-appealable': 409,
  'reader-token-refused': 401,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'rate-limited': 429,
  'storage-unavailable': 503,
  /** Not an answer to a request: the server, or a command, cannot begin. */
  'cannot-start': 503,
  'too-many-readers': 503,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof PROBLEMS

/** Sentences that say more to a reader than the code does; their words are `packages/messages`. */
export type Saying =
  | 'answeredGone'
  | 'appealedAlready'
  | 'brokenLink'
  | 'formOld'
  | 'needGround'
  | 'noReceipt'
  | 'notUnderstood'
  | 'notYourReply'
  | 'signInOver'
  | 'threadReadOnly'
  | 'tickFirst'
  | 'tooManyPosts'
  | 'wayOver'
  | 'wrongMethod'

export interface ProblemDetails {
  /** The input field that is wrong, by the name it was sent under. */
  readonly field?: string
  readonly retryAfterSeconds?: number
  /** What a site of another language than English says, if not the sentence of the code. */
  readonly says?: Saying
  /** What stands in the places of that sentence. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** An expected failure that ends a request. Anything else that is thrown is a bug (500). */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly status: number
  readonly details: ProblemDetails

  constructor(code: ProblemCode, detail: string, details: ProblemDetails = {}, cause?: unknown) {
    super(detail, cause === undefined ? undefined : { cause })
    this.code = code
    this.status = PROBLEMS[code]
    this.details = details
  }
}

/** The JSON of a problem, as RFC 9457 has it, with our code and field beside it. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode | 'internal-error'
  readonly detail: string
  readonly field?: string
}
