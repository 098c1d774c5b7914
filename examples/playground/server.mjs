import { createServer } from 'node:http'
import { readFiles } from './files.mjs'

/** The preview is a frame of the same site. No other host is asked for anything, and nothing inline runs. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const port = Number(process.env.PORT || 4102)
const files = await readFiles()

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  const file = files.get(pathname === '/' ? '/index.html' : pathname)
  response.writeHead(file ? 200 : 404, {
    'content-type': file?.type ?? 'text/plain; charset=utf-8',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    // The snippet may stand in any page of this machine.
    ...(file?.isForAll && { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }),
  })
  response.end(file?.body ?? 'There is no such page.')
})

server.once('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Set PORT to another one.` : error.message)
  process.exitCode = 1
})
server.listen(port, '127.0.0.1', () => {
  console.log(`The playground is open at http://localhost:${server.address().port}/`)
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close()
    server.closeAllConnections()
  })
}
