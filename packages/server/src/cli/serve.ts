import { SERVE_OPTIONS } from '../config.ts'
import { type Places, startServer } from '../start.ts'
import { defineCommand } from './command.ts'
import { refuseReports } from './refuse-reports.ts'

export const serve = defineCommand({
  name: 'serve',
  summary: 'Serve articles, threads, the desk and the Akismet protocol',
  details:
    'Keeps everything in one data file and one key file in the data folder. Stop it with Ctrl-C.',
  options: SERVE_OPTIONS,

  async run(config, { stdout, stderr }) {
    // A server goes on when nobody reads what it prints.
    for (const output of [stdout, stderr]) output.on('error', () => {})
    // The data is nobody else's on this machine.
    process.umask(0o077)
    refuseReports((line) => stderr.write(`${line}\n`))
    const stopAsked = signalled()
    const server = await startServer(
      config,
      (line) => stderr.write(`${line}\n`),
      (line) => stdout.write(`${line}\n`),
    )
    stdout.write(`${greeting(server.places)}\n`)
    const failure = await Promise.race([server.failed, stopAsked])
    if (failure) stderr.write(`${failure.message}\n`)
    else stdout.write('\nStopping …\n')
    await server.stop()
    return failure ? 1 : 0
  },
})

function greeting(places: Places): string {
  const rows: [string, string][] = [
    ['Read', places.front],
    ...places.articles.slice(0, 1).map((it): [string, string] => ['Article', it]),
    ['Desk', `${places.desk}   (opens once)`],
    ['Notice', places.notice],
    ['Akismet', `${places.akismet}   key ${places.akismetKey}`],
    ['Data', places.dataFile],
    ['Keys', places.keyFile],
  ]
  const lines = rows.map(([label, value]) => `  ${label.padEnd(9)}${value}`)
  return ['', '  Riposte is serving. Ctrl-C stops it.', '', ...lines, ''].join('\n')
}

/** Resolves, to nothing, when the process is asked to end. A second time ends it at once. */
function signalled(): Promise<undefined> {
  return new Promise((resolve) => {
    const stop = () => resolve(undefined)
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
