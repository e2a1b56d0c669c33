import { SERVE_OPTIONS } from '../config.ts'
import { noticeOfConfig } from '../open-notice.ts'
import { parseChoice } from '../options.ts'
import { noticeJsonLd } from '../privacy/notice-json-ld.ts'
import { processingRecord } from '../privacy/processing-record.ts'
import { defineCommand } from './command.ts'

const { site, title, contact, mail, url } = SERVE_OPTIONS
const FORMATS = ['csv', 'json'] as const

const REGISTER_OPTIONS = {
  format: {
    summary: 'csv or json',
    placeholder: 'NAME',
    fallback: 'csv' as (typeof FORMATS)[number],
    fallbackText: 'csv',
    parse: parseChoice(FORMATS),
  },
  site,
  title,
  contact,
  mail,
  url,
  'quiet-blocks': SERVE_OPTIONS['quiet-blocks'],
  hold: SERVE_OPTIONS.hold,
  keep: SERVE_OPTIONS.keep,
} as const

export const registerCommand = defineCommand({
  name: 'register',
  summary: 'Print what is kept about people, from the register that the server obeys',
  details:
    'csv is the record of processing activities (GDPR 30); json the notice in terms of the\n' +
    'Data Privacy Vocabulary, as the server has it at /.well-known/comment-data.json.\n' +
    'Give the options of the server. Nothing is read but the program itself.',
  options: REGISTER_OPTIONS,

  async run(options, { stdout }) {
    const notice = noticeOfConfig(options)
    const page = `${options.url ?? ''}/privacy/${options.site}`
    if (options.format === 'csv') stdout.write(processingRecord(notice.body))
    else stdout.write(`${JSON.stringify(noticeJsonLd(notice, page), null, 2)}\n`)
    return 0
  },
})
