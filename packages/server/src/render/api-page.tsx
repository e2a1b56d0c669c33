import { OPERATIONS, type Operation } from '@riposte/protocol'
import type { JSX } from 'preact'
import { renderPage } from './page.tsx'
import type { SiteView } from './page-views.ts'

/** The reader's API for people: the same operations as `/openapi.json`. */
export function renderApiPage(site: SiteView): string {
  return renderPage({
    site,
    title: 'API',
    isEnglish: true,
    kind: 'api-page',
    children: (
      <>
        <h1 class="page-title">The reader’s API</h1>
        <p class="standfirst">
          JSON over HTTP. For programs: <a href="/openapi.json">OpenAPI 3.1</a>. Problems come as
          RFC 9457; every answer to GET has an ETag.
        </p>
        {OPERATIONS.map(drawOperation)}
      </>
    ),
  })
}

function drawOperation(operation: Operation): JSX.Element {
  const { method, path, id, summary, query, body, answers } = operation
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </h2>
      <p>{summary}.</p>
      {query && <Fields title="Query" schema={query} />}
      {body && <Fields title="Body" schema={propertiesOf(body)} />}
      <p>
        Answers: {Object.keys(answers).join(' or ')}
        {typeof answers[200] === 'string' && ` (${answers[200]})`}
      </p>
    </section>
  )
}

interface Described {
  readonly type?: string
  readonly description?: string
  readonly maxLength?: number
  readonly enum?: readonly string[]
}

function propertiesOf(schema: object): Readonly<Record<string, object>> {
  return (schema as { readonly properties?: Readonly<Record<string, object>> }).properties ?? {}
}

function Fields({ title, schema }: { title: string; schema: Readonly<Record<string, object>> }) {
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {Object.entries(schema).map(([name, it]) => (
          <tr>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{'~optional' in it ? 'optional' : 'needed'}</td>
            <td>{inWords(it)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function inWords({ type = 'text or nothing', description, maxLength, enum: choices }: Described) {
  const kind = choices ? `one of ${choices.join(', ')}` : type
  const limit = maxLength === undefined ? '' : `, at most ${maxLength} characters`
  return `${kind}${limit}${description ? `. ${description}` : ''}`
}
