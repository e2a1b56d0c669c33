import type { Backend } from './backend/backend.ts'
import type { Config } from './config.ts'
import { digestOf, type Notice, noticeOf } from './privacy/notice.ts'
import { REGISTER } from './privacy/register.ts'
import { type Measured, readMeasured } from './read-measured.ts'

/** The options that the notice depends on. */
type NoticeOptions = Pick<
  Config,
  'site' | 'title' | 'contact' | 'mail' | 'quiet-blocks' | 'hold' | 'keep'
>

export interface OpenedNotice {
  readonly notice: Notice
  readonly configDigest: string
  readonly measured: Measured
}

/** The notice that this configuration makes, kept as a version before anybody replies under it. */
export async function openNotice(
  config: Config,
  { disclosures }: Pick<Backend, 'disclosures'>,
  now: () => number,
): Promise<OpenedNotice> {
  const notice = noticeOfConfig(config)
  const { version, body } = notice
  await disclosures.keepNotice(config.site, { version, at: now(), body: JSON.stringify(body) })
  return { notice, configDigest: configDigestOf(config), measured: readMeasured() }
}

/** What readers are told under this configuration. */
export function noticeOfConfig(config: NoticeOptions): Notice {
  const { site, title, contact, mail } = config
  return noticeOf(REGISTER, {
    site,
    title,
    contact: contact ?? null,
    mailServer: mail?.kind === 'smtp' ? mail.host : null,
    blocksQuietly: config['quiet-blocks'],
    holds: config.hold,
    lives: config.keep,
  })
}

/** Of the options that say how readers' data is treated: no secret, no place on this machine. */
function configDigestOf(config: Config): string {
  const { site, title, url, origin, order, depth, language, hold, contact, mail } = config
  const place = mail?.kind === 'smtp' ? mail.host : mail?.kind
  const said = { site, title, url, origin, order, depth, language, hold, contact, mail: place }
  const more = [
    'trust-proxy',
    'posts-per-minute',
    'close-after-days',
    'edit-minutes',
    'trust-after',
    'quiet-blocks',
    'access-log',
    'keep',
  ] as const
  return digestOf({ ...said, ...Object.fromEntries(more.map((name) => [name, config[name]])) })
}
