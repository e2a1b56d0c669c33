import type { FastifyReply } from 'fastify'

const THANKS = 'Thanks for making the web a better place.'
const TEXT = 'text/plain; charset=utf-8'

/** Every answer has status 200 and a body that clients compare byte for byte, without a newline. */
export function answer(reply: FastifyReply, body: string, type = TEXT): FastifyReply {
  return reply.code(200).type(type).send(body)
}

export function answerJson(reply: FastifyReply, body: unknown): FastifyReply {
  return reply.code(200).type('application/json; charset=utf-8').send(JSON.stringify(body))
}

export function thank(reply: FastifyReply): FastifyReply {
  return answer(reply, THANKS)
}

/** `help` goes out on errors only: some clients throw wherever they see it. */
export function refuse(reply: FastifyReply, help: string): FastifyReply {
  return answer(reply.header('x-akismet-debug-help', headerText(help)), 'invalid')
}

export function refuseKey(reply: FastifyReply): FastifyReply {
  return refuse(reply, 'This key is not known here. The server prints its key when it starts.')
}

export function refuseBlog(reply: FastifyReply): FastifyReply {
  return refuse(reply, 'We were unable to parse your blog URI')
}

export function refuseWithout(reply: FastifyReply, field: 'blog' | 'user_ip'): FastifyReply {
  reply.header('x-akismet-debug-help', `Empty "${field}" value`)
  return answer(reply, `Missing required field: ${field}.`)
}

/** Neither `true` nor `false`: with a GUID, WordPress holds the comment and asks again later. */
export function tryAgain(reply: FastifyReply): FastifyReply {
  return reply.code(503).type(TEXT).send('try again')
}

/** With a GUID, WordPress holds the comment and asks again later; a `false` would publish it. */
export function refuseOverLimit(reply: FastifyReply): FastifyReply {
  reply.header('x-akismet-debug-help', 'This key has made all its checks of this month.')
  return reply.code(429).type(TEXT).send('over the limit')
}

/** Printable ASCII: anything else is not safe in every client's header. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?')
}
