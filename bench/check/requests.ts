import { existsSync, readFileSync } from 'node:fs'
import { findCollections, readCollection } from '../../packages/server/src/cli/collections.ts'

interface Comment {
  readonly text: string
  readonly author?: string
  readonly authorUrl?: string
}

const COMMENTS_MAX = 2_000

/** Comments of blogs as WordPress would send them, ready for the wire; fixtures where none are. */
export async function checkRequests(
  folder: string | undefined,
  key: string,
): Promise<{ readonly source: string; readonly requests: readonly Buffer[] }> {
  const real = folder && existsSync(folder)
  const comments = real ? await blogComments(folder) : fixtureComments()
  return {
    source: real ? `${comments.length} comments of blogs` : `${comments.length} fixtures`,
    requests: comments.map((comment) => requestOf(comment, key)),
  }
}

async function blogComments(folder: string): Promise<readonly Comment[]> {
  const comments: Comment[] = []
  for (const collection of await findCollections(folder)) {
    if (!collection.name.startsWith('blog_')) continue
    for await (const { submission } of readCollection(collection)) comments.push(submission)
  }
  const step = Math.max(1, Math.floor(comments.length / COMMENTS_MAX))
  return comments.filter((_, i) => i % step === 0).slice(0, COMMENTS_MAX)
}

function fixtureComments(): readonly Comment[] {
  return ['ham-that-looks-like-spam', 'spam-that-looks-like-ham'].flatMap((name) => {
    const file = new URL(`../../fixtures/submissions/${name}.jsonl`, import.meta.url)
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    return lines.map((line) => JSON.parse(line) as Comment)
  })
}

function requestOf({ text, author = '', authorUrl = '' }: Comment, key: string): Buffer {
  const body = new URLSearchParams({
    api_key: key,
    blog: 'https://blog.example/',
    user_ip: '192.0.2.1',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    referrer: 'https://blog.example/post',
    permalink: 'https://blog.example/post',
    comment_type: 'comment',
    comment_author: author,
    comment_author_email: '',
    comment_author_url: authorUrl,
    comment_content: text,
    blog_lang: 'en_US',
    blog_charset: 'UTF-8',
  }).toString()
  const head =
    'POST /1.1/comment-check HTTP/1.1\r\nHost: rest.akismet.com\r\n' +
    'User-Agent: WordPress/7.1.4 | Akismet/5.7.2\r\n' +
    'Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n' +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`
  return Buffer.from(head + body)
}
