import { parseArgs } from 'node:util'

/** One option of a command: its type, its parser, its help and its environment variable. */
export interface Option<T> {
  readonly summary: string
  /** What stands for the value in the help, as in `--port NUMBER`. None: a switch. */
  readonly placeholder?: string
  /** Takes the words that belong to no option, as in `riposte evaluate FILE…`; one in a table. */
  readonly positional?: boolean
  /** The value when the option is not given. */
  readonly fallback: T
  /** How the help prints the fallback; left out, it is not printed. */
  readonly fallbackText?: string
  /** An environment variable that is read when the option is not given. */
  readonly variable?: string
  /** The value of the words that were given. Throws an Error that says what is expected. */
  readonly parse: (words: readonly string[]) => T
}

// biome-ignore lint/suspicious/noExplicitAny: a table holds options of any type.
export type OptionTable = Readonly<Record<string, Option<any>>>

export type OptionValues<T extends OptionTable> = {
  readonly [K in keyof T]: T[K] extends Option<infer V> ? V : never
}

/** All that is wrong with a command line, at once. */
export class OptionFaults extends Error {
  override readonly name = 'OptionFaults'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/**
 * Reads a command's options from its words and the environment.
 *
 * @throws OptionFaults with every fault, not only the first.
 */
export function parseOptions<T extends OptionTable>(
  table: T,
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): OptionValues<T> {
  const faults: string[] = []
  const given = new Map<string, string[]>()
  const give = (name: string, word: string) => given.set(name, [...(given.get(name) ?? []), word])
  const positional = positionalName(table)
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(table)
        .filter(([name]) => name !== positional)
        .map(([name, { placeholder }]) => [
          name,
          { type: placeholder ? 'string' : 'boolean' } as const,
        ]),
    ),
    strict: false,
    tokens: true,
    allowPositionals: true,
  })
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (positional) give(positional, token.value)
      else faults.push(`“${token.value}” is not expected here.`)
    }
    if (token.kind !== 'option') continue
    const option = token.name === positional ? undefined : table[token.name]
    if (!option) faults.push(`There is no option ${token.rawName}.`)
    else if (option.placeholder && token.value === undefined) {
      faults.push(`--${token.name} wants a value: --${token.name} ${option.placeholder}.`)
    } else give(token.name, token.value ?? 'true')
  }
  const values: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(table)) {
    const fromEnvironment = option.variable ? environment[option.variable] : undefined
    const words = given.get(name) ?? (fromEnvironment ? [fromEnvironment] : undefined)
    try {
      values[name] = words ? option.parse(words) : option.fallback
    } catch (error) {
      const shown = name === positional ? option.placeholder : `--${name}`
      faults.push(`${shown}: ${error instanceof Error ? error.message : error}`)
    }
  }
  if (faults.length > 0) throw new OptionFaults(faults)
  return values as OptionValues<T>
}

function positionalName(table: OptionTable): string | undefined {
  return Object.keys(table).find((name) => table[name]!.positional)
}

/** How a command with these options is called: `riposte evaluate [FILE…] [OPTIONS]`. */
export function usageOf(name: string, table: OptionTable): string {
  const positional = positionalName(table)
  const words = positional ? `[${table[positional]!.placeholder}] ` : ''
  return `riposte ${name} ${words}[OPTIONS]`
}

/** The options as the help prints them, a line each, aligned. */
export function optionHelp(table: OptionTable): string {
  const rows = Object.entries(table).map(([name, option]) => {
    const { placeholder } = option
    const flag = `--${name}${placeholder ? ` ${placeholder}` : ''}`
    const left = `  ${option.positional ? placeholder : flag}`
    const notes = [
      option.fallbackText && `default ${option.fallbackText}`,
      option.variable && `also ${option.variable}`,
    ].filter(Boolean)
    return [left, option.summary + (notes.length ? ` (${notes.join('; ')})` : '')] as const
  })
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => left.padEnd(width) + right).join('\n')
}

const last = (words: readonly string[]) => words.at(-1)!

export const parseText = (words: readonly string[]): string => {
  if (!last(words)) throw new Error('must not be empty.')
  return last(words)
}

export const parseWhole =
  (min: number, max: number) =>
  (words: readonly string[]): number => {
    const value = Number(last(words))
    if (/^\d+$/.test(last(words)) && value >= min && value <= max) return value
    throw new Error(`“${last(words)}” is not a whole number from ${min} to ${max}.`)
  }

export const parseShare =
  (max: number) =>
  (words: readonly string[]): number => {
    const value = Number(last(words))
    if (/^\d*\.?\d+$/.test(last(words)) && value > 0 && value <= max) return value
    throw new Error(`“${last(words)}” is not a share above 0 and at most ${max}, as 0.001.`)
  }

/** Any of the named choices, each given by itself or several with commas between them. */
export function parseChoices<T extends string>(choices: readonly T[]) {
  const parseOne = parseChoice(choices)
  return (words: readonly string[]): readonly T[] =>
    words.flatMap((word) => word.split(',')).map((word) => parseOne([word.trim()]))
}

/** One of the named choices. */
export function parseChoice<T extends string>(choices: readonly T[]) {
  return (words: readonly string[]): T => {
    const word = parseText(words)
    const found = choices.find((choice) => choice === word)
    if (found !== undefined) return found
    throw new Error(`“${word}” is none of ${choices.join(', ')}.`)
  }
}

/** A switch: on when it is given; an environment variable turns it on when it is not empty. */
export const parseSwitch = (): boolean => true

/** Words as they were given, any number of them. */
export const parseWords = (words: readonly string[]): readonly string[] => words.map(parseWord)

const parseWord = (word: string): string => parseText([word])
