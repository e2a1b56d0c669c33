import { OPERATIONS, type Operation, PROBLEMS } from '@riposte/protocol'

/** OpenAPI 3.1 of the reader's API, made from the schemas that also check what comes in. */
export function openApi(server: string, version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of OPERATIONS) {
    const path = paths[operation.path] ?? {}
    path[operation.method] = describe(operation)
    paths[operation.path] = path
  }
  const title = 'Riposte, the reader’s API'
  return {
    openapi: '3.1.0',
    info: { title, version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: server }],
    paths,
    components: { schemas: { Problem: PROBLEM } },
  }
}

const PROBLEM = {
  type: 'object',
  description: 'RFC 9457. `detail` is a sentence for people.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: [...Object.keys(PROBLEMS), 'internal-error'] },
    detail: { type: 'string' },
    field: { type: 'string', description: 'The input that is wrong.' },
  },
}

const REPLY_ID = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { type: 'string', pattern: '^[a-z2-7]{26}$' },
}
const ONCE_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 255 },
}

function describe({ id, path, summary, query = {}, body, answers }: Operation): object {
  const asked = Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !('~optional' in schema),
    schema: plain(schema),
  }))
  const parameters = [
    ...(path.includes('{id}') ? [REPLY_ID] : []),
    ...asked,
    ...(id === 'postReply' ? [ONCE_KEY] : []),
  ]
  const problem = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  }
  return {
    operationId: id,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: plain(body) } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, it]) => [status, answer(summary, it)]),
      ),
      default: { description: 'What went wrong', content: problem },
    },
  }
}

function answer(description: string, it: Operation['answers'][number]): object {
  if (it === null) return { description }
  const [type, schema] =
    typeof it === 'string' ? [it, { type: 'string' }] : ['application/json', it]
  return { description, content: { [type]: { schema: plain(schema) } } }
}

/** Without what the schema library marks for itself. */
function plain(schema: object): object {
  return JSON.parse(JSON.stringify(schema))
}
