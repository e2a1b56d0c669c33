import { openReaders } from './live-readers.ts'

// A process of its own for many live readers, so that they do not take the time of what measures.
// node live-client.ts PORT ARTICLE COUNT; told a marker, it answers with what each reader waited.
const [port = '', article = '', count = ''] = process.argv.slice(2)
const WAIT_MS = 5_000

const readers = await openReaders(Number(port), article, Number(count))
process.on('message', async ({ marker }: { readonly marker: string }) => {
  const latencies = await readers.latencies(marker, WAIT_MS)
  process.send!({ latencies })
})
process.on('disconnect', () => process.exit())
process.send!({ opened: true })
