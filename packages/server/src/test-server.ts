import type { PartnerKind } from '@goodword/core'
import { OfferSchema, type Offer, type ProgramSettings } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { createApp, type App } from './app.ts'
import { createChanges } from './changes.ts'
import { createRecorder } from './ingest/recorder.ts'
import { endHolds } from './jobs/holds.ts'
import { noLog } from './log.ts'
import type { SettableClock } from './parts.ts'
import { listMails, type Mail } from './store/mails.ts'
import { openPglite } from './store/pglite.ts'
import { createProgramDirectory } from './store/program-directory.ts'
import { createProgram, putOffer, type ProgramKeys } from './store/programs.ts'
import type { Store } from './store/store.ts'

/** An offer as an owner writes it, defaults left out. */
export type OfferInput = v.InferInput<typeof OfferSchema>

/** What a program of a test starts with. Without `test: false` it is a test program. */
export interface TestProgram {
  name?: string
  currency?: string
  test?: boolean
  settings?: Partial<ProgramSettings>
  offers?: Partial<Record<PartnerKind, OfferInput>>
}

/** The real app on PGlite in memory, without a socket, with a clock that stands still until it is set. */
export interface TestServer {
  /** The origin under which `fetch` answers. */
  url: string
  /** Like the global `fetch`, for URLs of this server only. */
  fetch: typeof fetch
  /** A new program with its keys: cheap, so every test may have its own. */
  createProgram(program?: TestProgram): Promise<ProgramKeys>
  /** Setting it also runs what is due by then. */
  clock: SettableClock
  /** What would have been mailed, newest first. */
  mail(): Promise<Mail[]>
  /** Ends open streams and the database. */
  close(): Promise<void>
}

/**
 * Starts a server for tests: for yours against Goodword, and for ours. Starting takes some seconds (a database in memory), so
 * share one per test file. `now` is what the clock says at first; default: the time of this machine.
 */
export async function createTestServer(options: { now?: number; store?: Store } = {}): Promise<TestServer> {
  const store = options.store ?? (await openPglite())
  const url = 'http://goodword.test'
  const changes = createChanges()
  const stop = new AbortController()
  let now = options.now ?? Date.now()
  const clock: SettableClock = {
    now: () => now,
    async set(time) {
      now = time
      await endHolds({ store, changes }, now)
    },
  }
  const directory = createProgramDirectory(store.db)
  const recorder = createRecorder({ store, changes })
  const app = createApp({
    store,
    clock,
    directory,
    recorder,
    changes,
    log: noLog,
    publicUrl: url,
    trustProxy: false,
    testClock: clock,
    stopping: stop.signal,
    checkAnswers: true,
  })
  return {
    url,
    fetch: (input, init) => fetchAbortably(app, new Request(input, init)),
    createProgram: (program) => store.transaction((tx) => createTestProgram(tx, program ?? {}, now)),
    clock,
    mail: () => listMails(store.db),
    async close() {
      stop.abort()
      await recorder.drain()
      await store.close()
    },
  }
}

/** Like the global `fetch`: rejects as soon as the caller gives up, though the server may still do what was asked. */
async function fetchAbortably(app: App, request: Request): Promise<Response> {
  request.signal.throwIfAborted()
  const givenUp = new Promise<never>((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true })
  })
  return Promise.race([app.fetch(request), givenUp])
}

async function createTestProgram(tx: Store['db'], program: TestProgram, now: number): Promise<ProgramKeys> {
  const { name = 'Test program', currency, test: isTest = true } = program
  const settings = { name, ...(currency !== undefined && { currency }), ...program.settings }
  const keys = await createProgram(tx, { settings, isTest, now })
  for (const [kind, offer] of Object.entries(program.offers ?? {})) {
    const parsed: Offer = v.parse(OfferSchema, offer)
    await putOffer(tx, keys.program, kind as PartnerKind, parsed, now)
  }
  return keys
}
