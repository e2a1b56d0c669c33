import type { Words } from '@riposte/messages'
import { Problem, type ProblemBody, type ProblemCode } from '@riposte/protocol'
import { problemInWords } from './problem-words.ts'

const TITLES: Partial<Record<ProblemCode, string>> = {
  'not-found': 'Not found',
  'article-not-found': 'No such article',
  'reply-not-found': 'No such reply',
  'rate-limited': 'One moment',
  'storage-unavailable': 'Not possible just now',
  'not-signed-in': 'Please sign in',
}

/** Fastify's own refusals, in our words. */
const FASTIFY_PROBLEMS: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'This is more than can be sent at once.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported-media-type',
    'Send application/json to /v1, and forms as application/x-www-form-urlencoded.',
  ],
  FST_ERR_CTP_EMPTY_TYPE: ['unsupported-media-type', 'Say in Content-Type what the body is.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid-request', 'The body is not as long as announced.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid-request', 'The body is empty.'],
}

const NOT_UNDERSTOOD = { says: 'notUnderstood' } as const

export interface ProblemAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: ProblemBody
  /** True when this is a fault of ours, to be reported. */
  readonly isBug: boolean
}

/**
 * The one place where an error becomes an answer (RFC 9457). A bug says nothing to strangers.
 *
 * @param words of the site, when a reader asked: they are answered in its language.
 */
export function problemAnswer(error: unknown, words?: Words): ProblemAnswer {
  const answer = englishAnswer(error)
  if (!words || words.language === 'en') return answer
  return { ...answer, body: { ...answer.body, ...problemInWords(asProblem(error), words) } }
}

function englishAnswer(error: unknown): ProblemAnswer {
  const problem = asProblem(error)
  if (!problem) {
    const detail = 'Something went wrong on our side. It has been noted.'
    const body = { type: '/problems/internal-error', title: 'Our fault', status: 500, detail }
    return {
      status: 500,
      headers: {},
      body: { ...body, code: 'internal-error' },
      isBug: true,
    }
  }
  const { code, status, message: detail, details } = problem
  const { field, retryAfterSeconds } = details
  const title = TITLES[code] ?? 'This did not work'
  return {
    status,
    headers: retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {},
    body: { type: `/problems/${code}`, title, status, code, detail, ...(field && { field }) },
    isBug: false,
  }
}

function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  const [code, detail] = FASTIFY_PROBLEMS[(error as { code?: string })?.code ?? ''] ?? []
  if (code && detail) {
    const says = code === 'body-too-large' ? {} : NOT_UNDERSTOOD
    return new Problem(code, detail, says, error)
  }
  const status = (error as { statusCode?: number })?.statusCode
  if (status !== undefined && status >= 400 && status < 500) {
    return new Problem(
      'invalid-request',
      'The request cannot be understood.',
      NOT_UNDERSTOOD,
      error,
    )
  }
  return undefined
}
