/** Parses an option such as 2019-03-01. Days compare as text, with each other and with times. */
export function parseDay(words: readonly string[]): string {
  const day = words.at(-1)!
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day
  throw new Error(`“${day}” is not a day. Write it as 2019-03-01.`)
}
