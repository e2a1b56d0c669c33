import type { Facts } from '@riposte/filter'
import type { PageKey, Words } from '@riposte/messages'
import { type ArticleId, NewReply, Problem, type ReplyId } from '@riposte/protocol'
import type { FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import { mailAddressOf } from '../mail/mail-address.ts'
import { networkOf } from '../privacy/network-of.ts'
import { isVisible, oneLineEnd, websiteOf } from '../replies/reply-fields.ts'
import type { SubmittedForm } from '../replies/submit.ts'
import { agentFamily } from './agent-family.ts'
import type { AppNeeds } from './app-needs.ts'
import { formSecondsOf } from './form-token.ts'
import { type FieldProblems, problemsIn } from './parse-body.ts'
import { signedInReader } from './signed-in-reader.ts'
import { writersOfReader, writersOfToken } from './writer-token.ts'

const newReply = Compile(NewReply)

/** A submission, and where its writer wants to be told of answers. */
export interface NewReplyForm extends SubmittedForm {
  readonly mailTo: string | undefined
}

/** Everything that is wrong with a reader's input, by field. */
export class InputProblems extends Problem {
  readonly fields: FieldProblems

  constructor(fields: FieldProblems) {
    const [field = 'form'] = Object.keys(fields)
    super('invalid-request', fields[field] ?? '', { field })
    this.fields = fields
  }
}

/**
 * What a reader sent, checked and tidied, with the facts of how it came.
 *
 * @throws InputProblems with every field that is wrong; Problem `article-not-found`,
 *   `form-token-refused`.
 */
export async function readNewReply(
  needs: AppNeeds,
  input: unknown,
  { headers, ip }: Pick<FastifyRequest, 'headers' | 'ip'>,
): Promise<NewReplyForm> {
  const tidied = tidy(input)
  const found = problemsIn(newReply, tidied, needs.siteView.words)
  const isSignedIn = !isMissing(tidied, 'reader')
  const { words } = needs.siteView
  const missing = Object.entries(PLEASE).filter(
    ([field]) => isMissing(tidied, field) && !(field === 'name' && isSignedIn),
  )
  const problems = {
    ...found,
    ...Object.fromEntries(missing.map(([field, key]) => [field, words.say(key)])),
    ...problemsOfWords(tidied, words),
    ...problemsOfMail(needs, tidied),
  }
  if (Object.keys(problems).length > 0) throw new InputProblems(problems)
  const sent = tidied as NewReply
  const article = needs.findArticle(sent.article as ArticleId)
  const token = { ...needs, formTokenKey: needs.keys.formToken }
  const facts: Facts = {
    honeypotFilled: Boolean(sent.subject),
    formSeconds: formSecondsOf(token, article.id, sent.formToken),
    ...factsOfRequest(needs, headers),
  }
  const reader = sent.reader
    ? await signedInReader(needs.readerKey, sent.reader, needs.now())
    : undefined
  const writerKeys = needs.keys.writers()
  const [writer = null, ...formerWriters] = reader
    ? writersOfReader(writerKeys, reader.id)
    : writersOfToken(writerKeys, sent.writer)
  return {
    site: needs.site,
    article,
    parentId: (sent.parentId ?? null) as ReplyId | null,
    name: reader?.name ?? sent.name ?? '',
    email: sent.email ?? '',
    website: websiteOf(sent.website ?? '') ?? '',
    text: sent.text,
    onceKey: `${networkOf(ip)} ${onceKeyOf(headers) ?? sent.formToken}`,
    writer,
    formerWriters,
    badge: reader?.badge ?? '',
    facts,
    address: ip,
    mailTo: sent.notify ? mailAddressOf(sent.email ?? '') : undefined,
  }
}

const ONCE_KEY_CHARS_MAX = 255

/** `Idempotency-Key`: a client that tries again with it makes no second reply. */
function onceKeyOf(headers: FastifyRequest['headers']): string | undefined {
  const key = headers['idempotency-key']
  if (typeof key !== 'string' || key === '') return undefined
  if (key.length <= ONCE_KEY_CHARS_MAX) return `key ${key}`
  const detail = `Idempotency-Key: at most ${ONCE_KEY_CHARS_MAX} characters.`
  throw new Problem('invalid-request', detail, {
    field: 'Idempotency-Key',
    says: 'notUnderstood',
  })
}

/** What a browser tells about itself without being asked. */
export function factsOfRequest(
  needs: AppNeeds,
  headers: FastifyRequest['headers'],
): Pick<Facts, 'agent' | 'referrerElsewhere'> {
  return {
    agent: agentFamily(headers['user-agent']),
    referrerElsewhere: isFromElsewhere(needs, headers),
  }
}

/** Whether the browser says that it came from a page which has no form of ours. */
function isFromElsewhere(
  { ownOrigin, embeddingOrigins }: AppNeeds,
  { referer, host }: FastifyRequest['headers'],
): boolean {
  if (!referer || !URL.canParse(referer)) return false
  const from = new URL(referer)
  const isHome = from.host === host || from.origin === new URL(ownOrigin()).origin
  return !isHome && !embeddingOrigins.includes(from.origin)
}

/** Line ends as one character and no white space around: a form and a script send the same. */
export function tidy(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const tidied: Record<string, unknown> = { ...input }
  for (const [field, value] of Object.entries(tidied)) {
    if (typeof value === 'string') tidied[field] = oneLineEnd(value)
  }
  if (tidied['parentId'] === '') tidied['parentId'] = null
  if (tidied['notify'] === 'yes') tidied['notify'] = true
  return tidied
}

/** Said where something is missing that a reply cannot do without. */
const PLEASE = { name: 'needName', text: 'needText' } as const satisfies Record<string, PageKey>

function isMissing(input: unknown, field: string): boolean {
  const value = (input as Record<string, unknown> | null)?.[field]
  return value === undefined || value === ''
}

/** What no schema says. */
export function problemsOfWords(input: unknown, words: Words): FieldProblems {
  const problems: Record<string, string> = {}
  if (typeof input !== 'object' || input === null) return problems
  for (const [field, value] of Object.entries(input)) {
    if (typeof value !== 'string') continue
    if (!value.isWellFormed()) problems[field] = words.say('halfCharacter')
    if ((field === 'name' || field === 'text') && value && !isVisible(value)) {
      problems[field] = words.say('nothingVisible')
    }
    if (field === 'name' && value.includes('\n')) problems[field] = words.say('nameOneLine')
    if (field === 'email' && value && !/^[^\s@]+@[^\s@]+$/.test(value)) {
      problems[field] = words.say('badEmail')
    }
    if (field === 'website' && websiteOf(value) === undefined) {
      problems[field] = words.say('badWebsite')
    }
  }
  return problems
}

/** Mail needs an address that every mail server takes. */
function problemsOfMail({ mail, siteView }: AppNeeds, input: unknown): FieldProblems {
  const { notify, email } = (input ?? {}) as { readonly notify?: unknown; readonly email?: unknown }
  if (notify !== true) return {}
  const { words } = siteView
  if (!mail) return { notify: words.say('noMailHere') }
  if (!email) return { email: words.say('needEmail') }
  if (mailAddressOf(String(email)) !== undefined) return {}
  return { email: words.say('badMailAddress') }
}
