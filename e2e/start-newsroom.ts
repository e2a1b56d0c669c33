import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emptyModel, loadModel, type Model, saveModel } from '@riposte/filter'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
export const RIPOSTE = join(ROOT, 'packages/server/bin/riposte.js')

/** The demo newsroom as a process of its own, on a free port. */
export interface Newsroom {
  readonly origin: string
  readonly article: string
  /** Signs in, once. */
  readonly deskLink: string
  /** Another such link, from `riposte sign-in`: the owner's, or of the moderator of that name. */
  readonly newDeskLink: (name?: string) => string
  readonly notice: string
  readonly akismetKey: string
  readonly dataFile: string
  readonly process: ChildProcess
  readonly errors: () => string
  /** Resolves to the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'riposte-e2e-'))
}

export async function startNewsroom(
  options: readonly string[] = [],
  data = newFolder(),
): Promise<Newsroom> {
  const words = [RIPOSTE, 'serve', '--port', '0', '--data', data]
  const demo = ['--articles', join(ROOT, 'examples/newsroom/articles')]
  const child = spawn(process.execPath, [...words, ...demo, ...options], { cwd: ROOT })
  const output = { out: '', err: '' }
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.err += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output.out += text
      if (/^ {2}Keys /m.test(output.out)) resolve()
    })
    void ended.then(() => reject(new Error(`The server stopped: ${output.err}`)))
  })
  const place = (label: string) =>
    new RegExp(`^ {2}${label} +(\\S+)`, 'm').exec(output.out)?.[1] ?? ''
  return {
    origin: new URL(place('Read')).origin,
    article: place('Article'),
    deskLink: place('Desk'),
    newDeskLink(name) {
      const who = name === undefined ? [] : ['--as', name]
      const options = ['--data', data, '--url', new URL(place('Read')).origin, ...who]
      return execFileSync(process.execPath, [RIPOSTE, 'sign-in', ...options], { encoding: 'utf8' })
    },
    notice: place('Notice'),
    akismetKey: /key ([0-9a-f]{12})/.exec(output.out)?.[1] ?? '',
    dataFile: place('Data'),
    process: child,
    errors: () => output.err,
    stop(signal = 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}

/** A model that holds whatever comes, and still learns. */
export const holdingModel = () => modelFile(emptyModel(), -1e6)

/** A model that publishes whatever comes, and still learns. */
export const publishingModel = () => modelFile(emptyModel(), 1e6)

/** The model that ships, but it doubts what it would have let pass, and takes nothing for spam. */
export const doubtfulModel = () =>
  modelFile(loadModel(readFileSync(join(ROOT, 'models/base.model'))), 0)

function modelFile(model: Model, unsure: number): string {
  const thresholds = { unsure, spam: 1e6, discard: 1e6 }
  const file = join(newFolder(), 'test.model')
  writeFileSync(file, saveModel({ ...model, thresholds }))
  return file
}
