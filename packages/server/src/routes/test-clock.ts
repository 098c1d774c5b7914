import { GoodwordError } from '@goodword/core'
import { ClockAnswer, ClockRequest } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { defineRoute } from '../http/route.ts'
import type { Parts, SettableClock } from '../parts.ts'
import { listMails } from '../store/mails.ts'
import { iso } from '../views/time.ts'

/** `GET /v1/test/clock`, only with `--test-clock`. */
export const getClock = defineRoute({
  method: 'get',
  path: '/v1/test/clock',
  credential: 'none',
  summary: 'What the time is (test servers only).',
  answer: ClockAnswer,
  statuses: [200],
  handle: async (_ask, parts) => ({ body: { now: iso(clockOf(parts).now()) } }),
})

/** `POST /v1/test/clock`: answers after the jobs due by then have run. */
export const postClock = defineRoute({
  method: 'post',
  path: '/v1/test/clock',
  credential: 'none',
  summary: 'Set the time; it runs on from there (test servers only).',
  body: ClockRequest,
  answer: ClockAnswer,
  statuses: [200],
  async handle({ body }, parts) {
    const clock = clockOf(parts)
    await clock.set(body.now)
    return { body: { now: iso(clock.now()) } }
  },
})

/** `GET /v1/test/mail`: what would have been mailed. */
export const getTestMail = defineRoute({
  method: 'get',
  path: '/v1/test/mail',
  credential: 'none',
  summary: 'Queued mails, newest first (test servers only).',
  answer: v.object({
    data: v.array(v.object({ id: v.string(), to: v.string(), subject: v.string(), body: v.string() })),
    next: v.null(),
  }),
  statuses: [200],
  async handle(_ask, parts) {
    clockOf(parts)
    const mails = await listMails(parts.store.db)
    return { body: { data: mails.map(({ id, to, subject, body }) => ({ id, to, subject, body })), next: null } }
  },
})

function clockOf({ testClock }: Parts): SettableClock {
  if (testClock === undefined) throw new GoodwordError('not_found', 'Start the server with --test-clock.')
  return testClock
}
