import { Problem } from '@riposte/protocol'
import { OptionFaults, optionHelp, parseOptions, usageOf } from '../options.ts'
import { VERSION } from '../version.ts'
import type { Command, Terminal } from './command.ts'

/** By name. Each is loaded when it is asked for: `check` has no use for an HTTP server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  key: async () => (await import('./key.ts')).key,
  keys: async () => (await import('./keys.ts')).keys,
  'sign-in': async () => (await import('./sign-in.ts')).signIn,
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  register: async () => (await import('./register.ts')).registerCommand,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  record: async () => (await import('./record.ts')).record,
  explain: async () => (await import('./explain.ts')).explain,
  check: async () => (await import('./check.ts')).check,
  shadow: async () => (await import('./shadow.ts')).shadow,
  learn: async () => (await import('./learn.ts')).learn,
  train: async () => (await import('./train.ts')).train,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
}

/**
 * `riposte COMMAND …`: runs a command and resolves to the exit code: 0 done, 1 failed, 2 not
 * understood.
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name = '--help', ...rest] = words
  const { stdout, stderr } = terminal
  for (const output of [stdout, stderr]) output.on('error', endQuietly)
  if (name === '--version') {
    stdout.write(`riposte ${VERSION}\n`)
    return 0
  }
  if (name === '--help' || name === 'help') {
    stdout.write(await help())
    return 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    stderr.write(`There is no command “${name}”. riposte --help lists them.\n`)
    return 2
  }
  const command = await load()
  if (rest.includes('--help')) {
    stdout.write(commandHelp(command))
    return 0
  }
  return await run(command, rest, terminal)
}

/** A reader that has gone, as after `| head`, is no failure; anything else is. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

async function run(command: Command, words: readonly string[], terminal: Terminal) {
  const { stderr } = terminal
  try {
    return await command.run(parseOptions(command.options, words, process.env), terminal)
  } catch (error) {
    if (error instanceof OptionFaults) {
      for (const fault of error.faults) stderr.write(`${fault}\n`)
      stderr.write(`riposte ${command.name} --help lists the options.\n`)
      return 2
    }
    if (!(error instanceof Problem)) throw error
    stderr.write(`${error.message}\n`)
    return 1
  }
}

async function help(): Promise<string> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`)
  return [
    'riposte: reader replies with their own spam filter, on your own machine.',
    '',
    'Usage: riposte COMMAND [OPTIONS]',
    '',
    ...rows,
    '',
    'riposte COMMAND --help lists the options of a command; riposte --version says which this is.',
    '',
  ].join('\n')
}

function commandHelp({ name, summary, details, options }: Command): string {
  const table = optionHelp(options)
  const usage = `Usage: ${usageOf(name, options)}`
  const head = `riposte ${name}: ${summary}.\n\n${usage}\n\n${details}\n\n`
  return `${head}${table ? `Options:\n${table}\n` : ''}`
}
