import type { Changes } from './changes.ts'
import type { Clock } from './clock.ts'
import type { Recorder } from './ingest/recorder.ts'
import type { Log } from './log.ts'
import type { ProgramDirectory } from './store/program-directory.ts'
import type { Store } from './store/store.ts'

/** A clock that can be set, for programs made for testing. */
export interface SettableClock extends Clock {
  /** Sets the time and resolves after the jobs due by then have run. */
  set(now: number): Promise<void>
}

/** What the app is made of. Everything from outside comes in here. */
export interface Parts {
  store: Store
  clock: Clock
  directory: ProgramDirectory
  recorder: Recorder
  changes: Changes
  log: Log
  /** Where the outside reaches this server, without a slash at the end. Absent: the origin of each request. */
  publicUrl?: string
  /** Believe `X-Forwarded-*`, since a proxy of ours sets them. */
  trustProxy: boolean
  /** Present with `--test-clock`: the clock and the mails can be reached over HTTP. */
  testClock?: SettableClock
  /** Ends when the server stops: open streams end with it. */
  stopping: AbortSignal
  /** In tests: an answer that differs from its published schema is an error. */
  checkAnswers?: boolean
}
