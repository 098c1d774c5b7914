import * as v from 'valibot'
import {
  Amount,
  Currency,
  Email,
  EventId,
  Id,
  maybe,
  MaybeVisit,
  Moment,
  storable,
  Text,
  VisitSchema,
} from './values.ts'

const PageUrl = storable(2048)

const common = {
  id: EventId,
  at: Moment,
  page: maybe(PageUrl),
  referrer: maybe(PageUrl),
  bot: v.optional(v.boolean(), false),
}

/** One event of a browser, as `POST /v1/events` takes it. */
export const EventSchema = v.variant('type', [
  v.object({ ...common, type: v.literal('click'), visit: VisitSchema, previous: v.nullish(VisitSchema) }),
  v.object({
    ...common,
    type: v.literal('lead'),
    visit: MaybeVisit,
    customerId: Id,
    email: maybe(Email),
    name: maybe(Text),
  }),
  v.object({
    ...common,
    type: v.literal('sale'),
    visit: MaybeVisit,
    orderId: Id,
    amount: Amount,
    currency: Currency,
    customerId: maybe(Id),
    coupon: maybe(Text),
  }),
])

/** An event after validation: moments in milliseconds, codes normalized. */
export type ReceivedEvent = v.InferOutput<typeof EventSchema>

/** The body of `POST /v1/events`, its events not looked at yet: a bad one must not harm its neighbours. */
export const EventsRequest = v.object({
  key: v.string(),
  events: v.pipe(v.array(v.unknown()), v.maxLength(100, 'too_large')),
})

export const RecordAnswer = v.object({
  accepted: v.number(),
  duplicates: v.number(),
  rejected: v.array(v.object({ index: v.number(), pointer: v.string(), code: v.string(), detail: v.string() })),
  codes: v.record(v.string(), v.picklist(['known', 'unknown', 'paused'])),
})
