import { isGoodwordError, type Change } from '@goodword/core'
import { runAbortably } from '../session/run-abortably.ts'
import { ask, type Fetch, type Request } from './ask.ts'
import { readEventStream } from './event-stream.ts'

type Listener = (change: Change) => void

/** What is needed of a document to know whether somebody looks. */
export interface PageVisibility {
  readonly visibilityState: string
  addEventListener(type: 'visibilitychange', listener: () => void): void
  removeEventListener(type: 'visibilitychange', listener: () => void): void
}

export interface ChangesParts {
  /** Opens the stream, authenticated. Rejects as every read does. */
  open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>
  /** `undefined`: always visible, as on a server. */
  document: PageVisibility | undefined
}

/** The backend sends a heartbeat every 20 s; a connection silent for three of them is dead, whatever the phone believes. */
const SILENCE_MS = 65_000
const FIRST_DELAY_MS = 1_000
const MAX_DELAY_MS = 30_000

/**
 * One stream of changes for all listeners of a session: open while there are any and somebody looks. It uses `fetch`,
 * since `EventSource` cannot send the token in a header and a token has no place in a URL.
 */
export function createChanges({ open, document }: ChangesParts): {
  listen(listener: Listener): () => void
  close(): void
} {
  const entries = new Set<{ listener: Listener }>()
  let stream: AbortController | undefined
  let hasTried = false

  const emit = (change: Change) => {
    for (const entry of entries) {
      // In a task of its own: a listener that throws must not break the stream, and one that was stopped hears no more.
      queueMicrotask(() => entries.has(entry) && entry.listener(change))
    }
  }

  const follow = async (signal: AbortSignal) => {
    let failures = 0
    const events = {
      onOpen() {
        // Since the last stream something may have changed unheard: whoever reads should read again.
        if (hasTried) emit({ kind: 'me' })
        hasTried = true
      },
      onChunk() {
        failures = 0
      },
      onData: (data: string) => emit(JSON.parse(data) as Change),
    }
    while (!signal.aborted) {
      let delayMs: number | undefined
      try {
        await readUntilSilent(open, signal, events)
      } catch (error) {
        hasTried = true
        if (isGoodwordError(error)) {
          if (!error.retryable) return // waiting will not change the answer, and the reads say what is wrong
          delayMs = error.retryAfterMs
        }
      }
      if (!signal.aborted) await sleep(delayMs ?? backOff(failures++), signal)
    }
  }

  const update = () => {
    const isWanted = entries.size > 0 && document?.visibilityState !== 'hidden'
    if (isWanted && !stream) {
      stream = new AbortController()
      void follow(stream.signal)
    }
    if (!isWanted) {
      stream?.abort()
      stream = undefined
    }
  }

  const remove = (entry: { listener: Listener }) => {
    if (!entries.delete(entry)) return
    if (entries.size === 0) document?.removeEventListener('visibilitychange', update)
    update()
  }

  return {
    listen(listener) {
      const entry = { listener }
      if (entries.size === 0) document?.addEventListener('visibilitychange', update)
      entries.add(entry)
      update()
      return () => remove(entry)
    },
    close() {
      for (const entry of entries) remove(entry)
    },
  }
}

/** Asks for the stream. Rejects as `ask` does, with `unavailable` for what is no stream of ours. */
export function openChanges(fetch: Fetch, url: string, request: Request): Promise<ReadableStream<Uint8Array>> {
  return ask(fetch, url, request, (response) => {
    const isStream = response.headers.get('Content-Type')?.startsWith('text/event-stream')
    return response.ok ? isStream && response.body : response.json()
  })
}

/** Reads one stream to its end. A long silence is an end too. */
async function readUntilSilent(
  open: ChangesParts['open'],
  signal: AbortSignal,
  events: { onOpen: () => void; onChunk: () => void; onData: (data: string) => void },
): Promise<void> {
  const silence = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  const waitAnew = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), SILENCE_MS)
  }
  const onChunk = () => {
    waitAnew()
    events.onChunk()
  }
  waitAnew()
  try {
    await runAbortably([signal, silence.signal], async (signal) => {
      const body = await open(signal)
      events.onOpen()
      await readEventStream(body, { signal, onChunk, onData: events.onData })
    })
  } finally {
    clearTimeout(timer)
  }
}

/** 1, 2, 4 … 30 s, each half to one and a half times that, so that a crowd does not come back in step. */
function backOff(failures: number): number {
  return Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** failures) * (0.5 + Math.random())
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal.addEventListener('abort', wake)
  })
}
