import type { Change } from '@goodword/core'
import * as v from 'valibot'
import { defineRoute } from '../http/route.ts'

/** Proxies close what is silent for a minute, some for half of that. */
const HEARTBEAT_MS = 20_000

/** `GET /v1/me/changes`: server-sent events, read by `fetch` with the header. Never anybody's data. Ends with the token's life. */
export const getChanges = defineRoute({
  method: 'get',
  path: '/v1/me/changes',
  credential: 'partner',
  summary: 'A stream that says when to read again.',
  answer: v.object({ kind: v.picklist(['referral', 'reward', 'me']) }),
  statuses: [200],
  mediaType: 'text/event-stream',
  async handle({ program, partner, claims, request }, parts) {
    const listen = (listener: (change: Change) => void) => parts.changes.listen(program.id, partner.id, listener)
    return new Response(streamOf(listen, { until: claims.expiresAt, signals: [request.signal, parts.stopping] }), {
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        // Keeps nginx from collecting the stream.
        'X-Accel-Buffering': 'no',
      },
    })
  },
})

function streamOf(
  listen: Parameters<typeof listenTo>[0],
  { until, signals }: { until: number; signals: AbortSignal[] },
): ReadableStream<Uint8Array> {
  let stop = (): void => undefined
  return new ReadableStream({
    start(controller) {
      stop = listenTo(listen, {
        until,
        signals,
        send: (text) => controller.enqueue(new TextEncoder().encode(text)),
        end: () => controller.close(),
      })
    },
    cancel: () => stop(),
  })
}

/** Sends what is heard until the time, a signal, or the returned stop, whichever is first. */
function listenTo(
  listen: (listener: (change: Change) => void) => () => void,
  options: { until: number; signals: AbortSignal[]; send(text: string): void; end(): void },
): () => void {
  const { until, signals, send, end } = options
  const unlisten = listen((change) => send(`data: ${JSON.stringify(change)}\n\n`))
  const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS)
  const expiry = setTimeout(finish, Math.max(0, until - Date.now()))
  heartbeat.unref()
  expiry.unref()
  for (const signal of signals) signal.addEventListener('abort', finish)
  // Sent at once, so that the reader knows that from now on nothing is missed.
  send(':\n\n')
  if (signals.some((signal) => signal.aborted)) finish()
  return stop

  function stop(): void {
    unlisten()
    clearInterval(heartbeat)
    clearTimeout(expiry)
    for (const signal of signals) signal.removeEventListener('abort', finish)
  }

  function finish(): void {
    stop()
    end()
  }
}
