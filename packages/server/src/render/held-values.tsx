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
  words: 'fieldWords',
  answer: 'fieldAnswer',
  day: 'fieldAt',
  act: 'fieldAct',
  outcome: 'fieldOutcome',
  codes: 'fieldCodes',
  version: 'fieldVersion',
  notice: 'fieldNotice',
  rules: 'fieldRules',
  isPinned: 'pinned',
  isPicked: 'picked',
}

/** Words of people, in the direction that they are written in; all else is ours, and English. */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  'name',
  'website',
  'text',
  'before',
  'badge',
  'words',
])

interface ValuesProps {
  readonly values: Readonly<Record<string, unknown>>
  readonly words: Words
}

/** The values of an entry of the register, as they are stored. */
export function HeldValues({ values, words }: ValuesProps): JSX.Element {
  const entries = Object.entries(values)
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
          <dt>{LABELS[field] ? words.say(LABELS[field]) : <span {...IN_ENGLISH}>{field}</span>}</dt>
          <dd>
            <Value field={field} value={value} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

type Values = ValuesProps['values']

function isListOfRecords(value: unknown): value is readonly Values[] {
  return Array.isArray(value) && value.every(isRecord)
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface ValueProps {
  readonly field: string
  readonly value: unknown
  readonly words: Words
}

function Value({ field, value, words }: ValueProps): JSX.Element {
  if ((field === 'at' || field === 'sentAt') && typeof value === 'string') {
    return <Moment at={Date.parse(value)} words={words} />
  }
  if (OF_PEOPLE.has(field)) {
    return (
      <div class="as-stored" dir="auto">
        {String(value)}
      </div>
    )
  }
  if (isRecord(value)) return <HeldValues values={value} words={words} />
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
