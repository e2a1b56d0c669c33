import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Problem, type SiteId } from '@riposte/protocol'
import type { Backend } from '../backend/backend.ts'
import { replaceDatabase } from '../backend/embedded/replace-database.ts'
import { SERVE_OPTIONS } from '../config.ts'
import { keepTombstones } from '../folds/keep-tombstones.ts'
import { OptionFaults, parseSwitch, parseWords } from '../options.ts'
import { wishesOf } from '../privacy/bury-wishes.ts'
import { openKeyFile } from '../privacy/key-file.ts'
import { lastingKey } from '../privacy/keys.ts'
import { openTombstones } from '../privacy/tombstones.ts'
import { type ErasedAgain, eraseAgain } from '../replies/erase-again.ts'
import { pagesShown } from './backup.ts'
import { defineCommand } from './command.ts'

export const restore = defineCommand({
  name: 'restore',
  summary: 'Put a backup in place, and erase from it what was erased since',
  details:
    'Put riposte.keys and riposte.erased into the data folder first, and stop the server. The\n' +
    'backup is checked, whatever was erased after it was made is erased from it, and only then\n' +
    'is it put in place, whole or not at all. Do not restore what is older than 400 days.',
  options: {
    file: {
      summary: 'The backup',
      placeholder: 'FILE',
      positional: true,
      fallback: [] as readonly string[],
      parse: parseWords,
    },
    data: { ...SERVE_OPTIONS.data, summary: 'Folder of the data file' },
    replace: {
      summary: 'The folder has a data file: put the backup in its place',
      fallback: false,
      parse: parseSwitch,
    },
  },

  async run({ file: [file, ...more], data, replace }, { stdout, stderr }) {
    if (!file || more.length > 0) throw new OptionFaults(['Give one FILE, the backup.'])
    process.umask(0o077)
    const erased = await restoreInto(data, file, replace, {
      now: () => Date.now(),
      tell: pagesShown(stderr),
      complain: (line) => void stderr.write(`${line}\n`),
    })
    stdout.write(`${join(data, 'riposte.db')} is the backup now. ${sentenceOf(erased)}\n`)
    return 0
  },
})

interface RestoreNeeds {
  readonly now: () => number
  readonly tell: (left: number, all: number) => void
  readonly complain: (line: string) => void
}

async function restoreInto(data: string, file: string, replace: boolean, needs: RestoreNeeds) {
  const { now, tell, complain } = needs
  const dataFile = join(data, 'riposte.db')
  refuseUnprepared(data, dataFile, replace)
  const keys = openKeyFile(join(data, 'riposte.keys'), { randomBytes, now })
  const keyOf = (site: SiteId) => lastingKey(keys, 'tombstone', site)
  const open = () => openTombstones({ file: join(data, 'riposte.erased'), keyOf, now })
  if (!existsSync(join(data, 'riposte.erased'))) {
    complain('There is no riposte.erased: what was erased after the backup cannot be known.')
  }
  let erased: ErasedAgain = { replies: 0, lessons: 0, wishes: 0 }
  await replaceDatabase(file, dataFile, {
    leave: (old) => noteRest(old, open()),
    async prepare(backend) {
      const tombstones = open()
      erased = await eraseAgain({
        backend,
        findErased: tombstones.find,
        wishesOf: (site) => wishesOf(backend.mailBook, site),
        now,
      })
      tombstones.startOver()
    },
    tell,
    unreadable: (why) => {
      if (existsSync(dataFile)) complain(`The data that is to go cannot be read: ${why}`)
    },
  })
  return erased
}

/** Notes what was erased in the data that is to go, and not noted before it was stopped. */
async function noteRest(old: Backend, tombstones: ReturnType<typeof openTombstones>) {
  const reading = new AbortController()
  const { journal } = old
  const end = await journal.position()
  if (tombstones.position() >= end) return
  const follow: typeof tombstones.follow = (events, position) => {
    tombstones.follow(events, position)
    if (position >= end) reading.abort()
  }
  await keepTombstones(journal, { ...tombstones, follow }, reading.signal)
}

function refuseUnprepared(data: string, dataFile: string, replace: boolean): void {
  if (!existsSync(join(data, 'riposte.keys'))) {
    throw new Problem(
      'storage-unavailable',
      `${data} has no key file. Put riposte.keys and riposte.erased there first, the ones that ` +
        'belong to the backup. If they are lost, start the server there once: it makes new keys, ' +
        'with which no receipt that readers hold opens.',
    )
  }
  if (replace || !existsSync(dataFile)) return
  const detail = `${dataFile} is there already. Give --replace to put the backup in its place.`
  throw new Problem('invalid-request', detail)
}

function sentenceOf({ replies, lessons, wishes }: ErasedAgain): string {
  if (replies + lessons + wishes === 0) return 'Nothing was erased since it was made.'
  return (
    'Erased again, as they were erased since it was made: ' +
    `${replies} replies, ${lessons} lessons, ${wishes} wishes for mail.`
  )
}
