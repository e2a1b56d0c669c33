import { type TSchema, Type } from 'typebox'
import { LIMITS } from './limits.ts'
import {
  ArticleIdSchema,
  ChangedReply,
  CountedVote,
  Counts,
  DeletedReply,
  FoundReply,
  FreshForm,
  NewAppeal,
  NewReply,
  NewReport,
  NewVote,
  PostedAppeal,
  PostedReply,
  ReplyIdSchema,
  THREAD_ORDERS,
  ThreadPage,
} from './reader-api.ts'

/** One thing that a program may ask of the reader's API. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With `{id}` for a reply. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly query?: Readonly<Record<string, TSchema>>
  readonly body?: TSchema
  /** By status. A string is a media type other than JSON; null is no body at all. */
  readonly answers: Readonly<Record<number, TSchema | string | null>>
}

const article = ArticleIdSchema
const order = Type.Optional(Type.String({ enum: [...THREAD_ORDERS] }))
const page = {
  article,
  order,
  after: Type.Optional(Type.String({ description: 'A cursor: the page after it.' })),
  under: Type.Optional(
    Type.Unsafe({ ...ReplyIdSchema, description: 'Only what stands below this root.' }),
  ),
  reply: Type.Optional(
    Type.Unsafe({ ...ReplyIdSchema, description: 'The page on which this reply stands.' }),
  ),
  all: Type.Optional(
    Type.String({ description: `The whole thread, up to ${LIMITS.repliesInWholeThreadMax}.` }),
  ),
}
const HTML = 'text/html; charset=utf-8'
const SSE = 'text/event-stream; charset=utf-8'

/** The reader's API, whole: the OpenAPI document, its page and the client are made from this. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/replies',
    id: 'readThread',
    summary: 'A page of a thread',
    query: page,
    answers: { 200: ThreadPage },
  },
  {
    method: 'get',
    path: '/v1/thread',
    id: 'readFragment',
    summary: 'The same as HTML to include in a page, form and all',
    query: {
      ...page,
      jsonld: Type.Optional(
        Type.String({ description: 'With schema.org’s Comment as JSON-LD behind it.' }),
      ),
    },
    answers: { 200: HTML },
  },
  {
    method: 'get',
    path: '/v1/replies/{id}',
    id: 'readReply',
    summary: 'One reply, if readers may see it',
    answers: { 200: FoundReply },
  },
  {
    method: 'get',
    path: '/v1/counts',
    id: 'countReplies',
    summary: `Published replies of up to ${LIMITS.threadsInCountMax} articles at once`,
    query: { article: Type.Array(article, { maxItems: LIMITS.threadsInCountMax }) },
    answers: { 200: Counts },
  },
  {
    method: 'get',
    path: '/v1/form',
    id: 'newForm',
    summary: 'A token that a post, vote or report needs; good for a day',
    query: { article },
    answers: { 200: FreshForm },
  },
  {
    method: 'post',
    path: '/v1/replies',
    id: 'postReply',
    summary: 'Leaves a reply; the same Idempotency-Key, or form, makes one',
    body: NewReply,
    answers: { 201: PostedReply, 202: PostedReply },
  },
  {
    method: 'patch',
    path: '/v1/replies/{id}',
    id: 'changeReply',
    summary: 'Gives a reply of one’s own other words',
    body: ChangedReply,
    answers: { 200: PostedReply },
  },
  {
    method: 'delete',
    path: '/v1/replies/{id}',
    id: 'deleteReply',
    summary: 'Erases a reply of one’s own',
    body: DeletedReply,
    answers: { 204: null },
  },
  {
    method: 'post',
    path: '/v1/replies/{id}/appeal',
    id: 'appeal',
    summary: 'Asks a person to look again at a reply of one’s own that is not published',
    body: NewAppeal,
    answers: { 200: PostedAppeal },
  },
  {
    method: 'put',
    path: '/v1/replies/{id}/vote',
    id: 'vote',
    summary: 'Votes for a reply, or takes the vote back',
    body: NewVote,
    answers: { 200: CountedVote },
  },
  {
    method: 'post',
    path: '/v1/replies/{id}/reports',
    id: 'report',
    summary: 'Asks moderators to look at a reply',
    body: NewReport,
    answers: { 204: null },
  },
  {
    method: 'get',
    path: '/v1/live',
    id: 'follow',
    summary: 'What changes in a thread, as server-sent events “reply” with a LiveChange each',
    query: { article, after: Type.Optional(Type.Integer({ description: 'A position.' })) },
    answers: { 200: SSE },
  },
]
