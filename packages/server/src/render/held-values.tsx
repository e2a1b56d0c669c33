import type { PageKey, Words } from '@riposte/messages'
import type { JSX } from 'preact'
import { Moment } from './moment.tsx'
import { IN_ENGLISH } from './page.tsx'

/** What a page calls the fields of an export; a field that is not here by its own name. */
const LABELS: Readonly<Record<string, PageKey>> = {
  name: 'name',
  website: 'website',
  text: 'yourReply',
  before: 'fieldBefore',
  at: 'fieldAt',
  sentAt: 'fieldSent',
  code: 'fieldCode',
  number: 'fieldNumber',
  answers: 'fieldAnswers',
  article: 'fieldArticle',
  count: 'fieldCount',
  ground: 'fieldGround',
  status: 'fieldStatus',
  state: 'fieldStatus',
  label: 'fieldVerdict',
  probability: 'fieldProbability',
  model: 'fieldModel',
  reasons: 'fieldReasons',
  decision: 'fieldDecision',
  by: 'fieldBy',
  erasedBy: 'fieldBy',
  from: 'fieldFrom',
  lesson: 'fieldLesson',
  badge: 'fieldBadge',
  day: 'fieldAt',
  act: 'fieldAct',
  outcome: 'fieldOutcome',
  codes: 'fieldCodes',
  version: 'fieldVersion',
  notice: 'fieldNotice',
  rules: 'fieldRules',
  isPinned: 'pinned',
  isPicked: 'picked',
  words: 'appealYouWrote',
  'answer.words': 'appealTheyWrote',
}

/** Words of people, in the direction that they are written in; all else is ours, and English. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  ...['name', 'website', 'text', 'before', 'badge'],
  ...['words', 'answer.words'],
])

interface ValuesProps {
  readonly values: Readonly<Record<string, unknown>>
  readonly words: Words
}

/** The values of an entry of the register, as they are stored. */
export function HeldValues({ values, words }: ValuesProps): JSX.Element {
  const entries = Object.entries(values).flatMap(inLine).filter(isNotEmpty)
  const [[, only] = []] = entries
  // A list says by the entry's name what it is of.
  if (entries.length === 1 && isListOfRecords(only)) {
    return (
      <ol class="records">
        {only.map((record) => (
          <li>
            <HeldValues values={record} words={words} />
          </li>
        ))}
      </ol>
    )
  }
  return (
    <dl class="values">
      {entries.map(([field, value]) => (
        <div>
          <dt>
            <Label field={field} words={words} />
          </dt>
          <dd>
            <Value field={field} value={value} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type ValueRecord = Readonly<Record<string, unknown>>

function isListOfRecords(value: unknown): value is readonly ValueRecord[] {
  return Array.isArray(value) && value.every(isRecord)
}

function isRecord(value: unknown): value is ValueRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What belongs to a value stands after it, as `answer.at`. */
function inLine([field, value]: [string, unknown]): [string, unknown][] {
  if (!isRecord(value)) return [[field, value]]
  return Object.entries(value).map(([name, it]) => [`${field}.${name}`, it])
}

/** Of a list without anything in it there is nothing to say. */
const isNotEmpty = ([, value]: [string, unknown]) => !(Array.isArray(value) && value.length === 0)

const lastPart = (field: string) => field.split('.').at(-1)!

function Label({ field, words }: Pick<ValueProps, 'field' | 'words'>): JSX.Element {
  const key = LABELS[field] ?? LABELS[lastPart(field)]
  if (!key) return <span {...IN_ENGLISH}>{lastPart(field)}</span>
  return <span>{words.say(key)}</span>
}

interface ValueProps {
  readonly field: string
  readonly value: unknown
  readonly words: Words
}

function Value({ field, value, words }: ValueProps): JSX.Element {
  if (/^(at|sentAt)$/.test(lastPart(field)) && typeof value === 'string') {
    return <Moment at={Date.parse(value)} words={words} />
  }
  if (OF_PEOPLE.has(field)) {
    return (
      <div class="as-stored" dir="auto">
        {String(value)}
      </div>
    )
  }
  if (Array.isArray(value) && value.every((it) => /^\S+$/.test(String(it)))) {
    return <span {...IN_ENGLISH}>{value.join(', ')}</span>
  }
  if (Array.isArray(value)) {
    return (
      <ul>
        {value.map((it) => (
          <li {...IN_ENGLISH}>{String(it)}</li>
        ))}
      </ul>
    )
  }
  return <span {...IN_ENGLISH}>{String(value)}</span>
}
