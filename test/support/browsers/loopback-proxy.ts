import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A proxy that takes every host name for this machine. */
export interface LoopbackProxy {
  /** `127.0.0.1:PORT`. */
  host: string
  close(): void
}

/** Opens one, for browsers that cannot be told where names lead. Speaks http only; a connection that breaks, breaks on both sides. */
export async function openLoopbackProxy(): Promise<LoopbackProxy> {
  const server = createServer((incoming, outgoing) => {
    const { method, url = '/', headers } = incoming
    const { port, pathname, search } = new URL(url)
    const passed = httpRequest({ host: '127.0.0.1', port: port || 80, method, path: pathname + search, headers })
    passed.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
