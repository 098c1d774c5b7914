/**
 * Reads server-sent events from an answer's body: calls `onData` with the data of each, and `onChunk` whenever anything
 * arrives, heartbeats included. Resolves when the stream ends or is given up, rejects when it breaks.
 */
export async function readEventStream(
  body: ReadableStream<Uint8Array>,
  { signal, onData, onChunk }: { signal: AbortSignal; onData: (data: string) => void; onChunk: () => void },
): Promise<void> {
  const reader = body.getReader()
  // Not every body ends with the request that brought it: one of a server in the same process does not.
  const giveUp = () => void reader.cancel().catch(() => {}) // a stream that broke already is as good as cancelled
  signal.addEventListener('abort', giveUp, { once: true })
  const decoder = new TextDecoder()
  let rest = ''
  let data: string[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return // what has no empty line after it was cut off: the standard drops it
    onChunk()
    const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).trimStart())
      else if (line === '' && data.length > 0) {
        onData(data.join('\n'))
        data = []
      }
    }
  }
}
