import { LIMITS } from '@riposte/protocol'
import { Parser } from 'htmlparser2'
import { lineEnds, readText, type TextPiece } from './decode-text.ts'
import type { SourceFile } from './moved.ts'
import { sourceProblem } from './source-problem.ts'

export interface XmlElement {
  readonly name: string
  /** Where it stands: `rss/channel/item`. */
  readonly path: string
  readonly attributes: Readonly<Record<string, string>>
  /** Those that are no wanted elements themselves. */
  readonly children: readonly XmlElement[]
  readonly text: string
  /** Perhaps not yet read to its end. */
  readonly parent: XmlElement | null
  readonly line: number
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[]
  text: string
  readonly parent: OpenElement | null
  readonly isKept: boolean
}

/**
 * The elements of an XML file that stand at one of the paths, each when it ends. No more than one
 * of each path is in memory. Entities that are not XML's own stay as they are written; a document
 * type that declares anything is refused, so that nothing is ever expanded or fetched.
 *
 * @throws Problem with the line of what is not well-formed, or over a limit.
 */
export async function* readElements(
  file: SourceFile,
  paths: readonly string[],
): AsyncGenerator<XmlElement> {
  const reader = createReader(file, new Set(paths))
  for await (const piece of readText(file)) {
    reader.write(piece)
    yield* reader.take()
  }
  reader.end()
  yield* reader.take()
}

function createReader(file: SourceFile, wanted: ReadonlySet<string>) {
  const ready: XmlElement[] = []
  let [pieceStart, pieceChars] = [0, 0]
  let [eventEnd, openedAt] = [0, -1]
  let open: OpenElement | null = null
  let depth = 0
  let [hasRoot, hasEnded] = [false, false]
  let [recordFields, recordChars] = [0, 0]

  const lines = createLineCount()
  const lineNow = () => lines.at(parser.endIndex - pieceStart)
  const fail = (wrong: string) => sourceProblem(file.path, `line ${lineNow()}`, wrong)
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        eventEnd = openedAt = parser.endIndex
        if (open === null && hasRoot) throw fail('more follows after the end of the document')
        if (++depth > LIMITS.importDepthMax) {
          throw fail(`elements are more than ${LIMITS.importDepthMax} deep`)
        }
        hasRoot = true
        const path = open === null ? name : `${open.path}/${name}`
        const isWanted = wanted.has(path)
        const isKept = isWanted || open?.isKept === true
        const at = isWanted ? lineNow() : (open?.line ?? 1)
        if (isWanted) recordFields = recordChars = 0
        if (isKept && ++recordFields > LIMITS.importFieldsMax) {
          throw fail(`has more than ${LIMITS.importFieldsMax} elements in one`)
        }
        const parent: OpenElement | null = open
        open = { name, path, attributes, children: [], text: '', parent, isKept, line: at }
      },
      ontext(text) {
        eventEnd = parser.endIndex
        if (open === null) {
          if (text.trim() === '') return
          throw fail(hasRoot ? 'more follows after the end of the document' : 'is no XML')
        }
        if (!open.isKept) return
        open.text += text
        recordChars += text.length
        if (open.text.length > LIMITS.importValueBytesMax) throw fail(TOO_LONG)
        if (recordChars > LIMITS.importRecordBytesMax) throw fail(TOO_MUCH)
      },
      onclosetag(name, isImplied) {
        eventEnd = parser.endIndex
        if (hasEnded) throw fail(`is cut off: <${name}> does not end. Export or copy it again`)
        const isEmptyTag = parser.endIndex === openedAt
        if (isImplied && !isEmptyTag)
          throw fail(`<${name}> does not end: the file is damaged. Export it again`)
        const closed = open!
        closed.text = detached(closed.text)
        open = closed.parent
        depth--
        if (wanted.has(closed.path)) ready.push(closed)
        else if (open?.isKept) open.children.push(closed)
      },
      oncomment() {
        eventEnd = parser.endIndex
      },
      onprocessinginstruction(name, text) {
        eventEnd = parser.endIndex
        const wrong = wrongInDeclaration(name, text)
        if (wrong !== null) throw fail(wrong)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )

  return {
    write(next: TextPiece) {
      pieceStart += pieceChars
      pieceChars = next.text.length
      lines.begin(next)
      parser.write(next.text)
      const waiting = pieceStart + next.text.length - eventEnd
      if (waiting > LIMITS.importValueBytesMax) throw fail(TOO_LONG)
    },
    end() {
      hasEnded = true
      parser.end()
      if (!hasRoot) throw fail('is no XML')
    },
    take: () => ready.splice(0),
  }
}

/** Counts on from where it was asked last: a file has many elements and more lines. */
function createLineCount() {
  let piece: TextPiece = { text: '', line: 1 }
  let counted = 0
  let line = 1
  return {
    begin(next: TextPiece) {
      piece = next
      line = next.line
      counted = 0
    },
    at(offset: number): number {
      const end = Math.max(counted, offset)
      line += lineEnds(piece.text.slice(counted, end))
      counted = end
      return line
    },
  }
}

/** What `<?xml …?>` or `<!DOCTYPE …>` says that we do not follow; null when it is harmless. */
function wrongInDeclaration(name: string, text: string): string | null {
  const encoding = /^\?xml\s[^>]*encoding\s*=\s*["']([^"']*)/i.exec(text)?.[1] ?? 'utf-8'
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) {
    return `says that it is ${encoding.slice(0, 40)}: convert it to UTF-8 first`
  }
  const isHarmless = !name.startsWith('!') || (/^!doctype$/i.test(name) && !text.includes('['))
  if (isHarmless) return null
  return 'declares entities or elements, as no export does: take that out first'
}

const TOO_LONG = `a text or tag is longer than ${LIMITS.importValueBytesMax} bytes`
const TOO_MUCH = `one element holds more than ${LIMITS.importRecordBytesMax} bytes`

/** Not a view into the piece of the file that it was cut from, which would stay in memory too. */
function detached(text: string): string {
  return text.length < 13 || text.length > 2_000 ? text : Buffer.from(text).toString()
}
