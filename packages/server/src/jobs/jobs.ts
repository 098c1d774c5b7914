import type { Changes } from '../changes.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { deleteExpired } from '../store/sessions.ts'
import type { Store } from '../store/store.ts'
import { endHolds } from './holds.ts'
import { sendMails, type SendMail } from './mailer.ts'

const PAUSE_MS = 2000

export interface JobParts {
  store: Store
  clock: Clock
  changes: Changes
  log: Log
  /** Absent: mails stay in the table. */
  sendMail?: SendMail | undefined
}

/** Does what is due every two seconds, never twice at once. Returns the way to stop, which waits for what is running. */
export function startJobs(parts: JobParts): () => Promise<void> {
  let timer: NodeJS.Timeout
  let running = Promise.resolve()
  const plan = (): void => {
    timer = setTimeout(() => {
      running = runOnce(parts).finally(plan)
    }, PAUSE_MS)
    timer.unref()
  }
  plan()
  return async () => {
    clearTimeout(timer)
    await running
    clearTimeout(timer) // the round that just ended planned another
  }
}

/** A round that fails is told and tried again with the next. */
async function runOnce({ store, clock, changes, log, sendMail }: JobParts): Promise<void> {
  try {
    await endHolds({ store, changes }, clock.now())
    if (sendMail) await sendMails(store.db, sendMail, log)
    await deleteExpired(store.db, Date.now())
    await store.maintain()
  } catch (error) {
    log('job_failed', { error: error instanceof Error ? error.message : String(error) })
  }
}
