import { createServer } from 'node:http'

// What to compare with: reads each body and answers `false`; with `parse`, reads its fields too.
const parses = process.argv[2] === 'parse'

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    const answer = !parses || new URLSearchParams(body.toString()).has('blog') ? 'false' : 'invalid'
    response.setHeader('content-type', 'text/plain; charset=utf-8')
    response.setHeader('content-length', answer.length)
    response.end(answer)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
