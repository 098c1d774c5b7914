import { GoodwordError, normalizeCode, type RecordResult } from '@goodword/core'
import type { ProblemPointer } from '@goodword/core/wire'
import { EventSchema, EventsRequest, RecordAnswer } from '@goodword/core/wire/schemas'
import * as v from 'valibot'
import { defineRoute } from '../http/route.ts'
import { pointersOf } from '../http/problem.ts'
import { believe, isAutomated, type BelievedEvent } from '../ingest/believed-event.ts'

/** `POST /v1/events`: what browsers report. Answers once the good ones are committed; a bad one does not harm them. */
export const postEvents = defineRoute({
  method: 'post',
  path: '/v1/events',
  credential: 'page',
  summary: 'Record clicks, and claims of leads and sales.',
  body: EventsRequest,
  answer: RecordAnswer as v.GenericSchema<unknown, RecordResult>,
  statuses: [202],
  async handle({ body, program, request, now }, { recorder }) {
    const circumstances = {
      receivedAt: now,
      isAutomated: isAutomated(request.headers),
      countsBots: program.settings.bots === 'count',
    }
    const good: BelievedEvent[] = []
    const rejected: RecordResult['rejected'] = []
    body.events.forEach((sent, index) => {
      const parsed = v.safeParse(EventSchema, sent)
      if (parsed.success) good.push(believe(parsed.output, circumstances))
      else rejected.push({ index, ...firstOf(pointersOf(parsed.issues, `/events/${index}`)) })
    })
    const { duplicates, codes } =
      good.length === 0 ? { duplicates: 0, codes: new Map() } : await recorder.record(program.id, good)
    const entries = codesSent(body.events).map((code) => [code, codes.get(normalizeCode(code)) ?? 'unknown'] as const)
    return { body: { accepted: good.length, duplicates, rejected, codes: Object.fromEntries(entries) } }
  },
})

function firstOf(pointers: readonly ProblemPointer[]): ProblemPointer {
  const [first] = pointers
  if (first === undefined) throw new GoodwordError('invalid')
  return first
}

/** Every well-formed code as the sender wrote it, since that is how he looks it up. */
function codesSent(events: readonly unknown[]): string[] {
  const Visit = v.object({ code: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)) })
  const codes = events.flatMap((event) => {
    const { visit, previous } = Object(event) as { visit?: unknown; previous?: unknown }
    return [visit, previous].flatMap((one) => (v.is(Visit, one) ? [one.code] : []))
  })
  return [...new Set(codes)]
}
