import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from './app.ts'
import { createChanges } from './changes.ts'
import { CliError } from './cli/cli-error.ts'
import { openData } from './cli/open-data.ts'
import { systemClock } from './clock.ts'
import { createRecorder, type Recorder } from './ingest/recorder.ts'
import { endHolds } from './jobs/holds.ts'
import { startJobs } from './jobs/jobs.ts'
import { createSmtpSender } from './jobs/mailer.ts'
import { jsonLog } from './log.ts'
import { openStoredClock } from './stored-clock.ts'
import { createProgramDirectory } from './store/program-directory.ts'
import { listProgramIds } from './store/programs.ts'
import type { Store } from './store/store.ts'

export interface ServeOptions {
  folder: string
  /** 0: any free one. */
  port: number
  host?: string | undefined
  testClock: boolean
  trustProxy: boolean
}

/** What the environment says, read in this one place. */
export function readEnvironment(): { databaseUrl?: string; publicUrl?: string; smtpUrl?: string; mailFrom?: string } {
  const { DATABASE_URL, GOODWORD_PUBLIC_URL, GOODWORD_SMTP_URL, GOODWORD_MAIL_FROM } = process.env
  return {
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    ...(GOODWORD_PUBLIC_URL && { publicUrl: GOODWORD_PUBLIC_URL.replace(/\/$/, '') }),
    ...(GOODWORD_SMTP_URL && { smtpUrl: GOODWORD_SMTP_URL }),
    ...(GOODWORD_MAIL_FROM && { mailFrom: GOODWORD_MAIL_FROM }),
  }
}

/** A server that listens. */
export interface RunningServer {
  url: string
  /** Finishes what is under way, writes everything down, lets go of the folder. Safe to repeat. */
  stop(): Promise<void>
}

/** Listens, opens the data and starts the jobs. Throws a `CliError` for what a person can put right. */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const environment = readEnvironment()
  if (environment.smtpUrl && !environment.mailFrom) throw new CliError('GOODWORD_SMTP_URL needs GOODWORD_MAIL_FROM')
  // The port first: when it is taken, there is no need to open a database. Until that is open, callers are asked to come back.
  let answer = async (_request: Request): Promise<Response> => new Response(null, NOT_YET)
  const server = createAdaptorServer({ fetch: (request) => answer(request) }) as Server
  const url = await bind(server, options)
  try {
    const store = await openData({ databaseUrl: environment.databaseUrl, folder: options.folder })
    try {
      const served = await assemble(store, url, options, environment)
      answer = served.answer
      return { url, stop: once(() => stopInOrder(server, store, served)) }
    } catch (error) {
      await store.close()
      throw error
    }
  } catch (error) {
    server.close()
    server.closeAllConnections()
    throw error
  }
}

const NOT_YET = { status: 503, headers: { 'Retry-After': '2' } }

/** The app over an open store, with its jobs running. */
interface Served {
  answer(request: Request): Promise<Response>
  stopping: AbortController
  recorder: Recorder
  stopJobs(): Promise<void>
}

async function assemble(
  store: Store,
  url: string,
  options: ServeOptions,
  { publicUrl, smtpUrl, mailFrom }: ReturnType<typeof readEnvironment>,
): Promise<Served> {
  if (options.testClock) await refuseLivePrograms(store)
  const changes = createChanges()
  const stopping = new AbortController()
  const testClock = options.testClock
    ? await openStoredClock(store.db, (now) => endHolds({ store, changes }, now))
    : undefined
  const clock = testClock ?? systemClock
  const recorder = createRecorder({ store, changes })
  const parts = { store, clock, directory: createProgramDirectory(store.db), recorder, changes, log: jsonLog }
  const outside = publicUrl ?? (options.trustProxy ? undefined : url)
  const app = createApp({
    ...parts,
    ...(outside !== undefined && { publicUrl: outside }),
    ...(testClock && { testClock }),
    trustProxy: options.trustProxy,
    stopping: stopping.signal,
  })
  const sendMail = smtpUrl && mailFrom ? createSmtpSender(smtpUrl, mailFrom) : undefined
  if (sendMail === undefined) jsonLog('mail_stays', { hint: 'Mails stay in the table until GOODWORD_SMTP_URL is set.' })
  return { answer: (request) => app.fetch(request), stopping, recorder, stopJobs: startJobs({ ...parts, sendMail }) }
}

/** No new requests, the open ones to their end, everything written, and only then the database. */
async function stopInOrder(server: Server, store: Store, { stopping, recorder, stopJobs }: Served): Promise<void> {
  const finished = finishRequests(server)
  stopping.abort()
  await finished
  await recorder.drain()
  await stopJobs()
  await store.close()
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => (done ??= work())
}

/** The set clock is for programs made for testing: on real ones it would pay out before its time. */
async function refuseLivePrograms(store: Store): Promise<void> {
  const live = (await listProgramIds(store.db)).filter((program) => !program.isTest)
  if (live.length > 0) throw new CliError(`--test-clock is for test programs only, and ${live[0]!.id} is live`)
}

async function bind(server: Server, { port, host }: ServeOptions): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      reject(new CliError(isTaken ? `port ${port} is taken` : `cannot listen on port ${port} (${error.code})`))
    })
    server.listen(port, host, resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  const isEverywhere = host === undefined || host === '0.0.0.0' || host === '::'
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${bound}`
}

/** How long a request may still take once the server is asked to stop. */
const PATIENCE_MS = 5000

/** Takes no new connection, lets requests end, and then ends what is left. */
async function finishRequests(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
  await closed
  clearTimeout(patience)
}
