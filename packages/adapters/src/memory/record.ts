import {
  DAY_MS,
  GoodwordError,
  normalizeCode,
  type Change,
  type CodeState,
  type RecordResult,
  type TrackedEvent,
  type Visit,
} from '@goodword/core'
import { partnerOfCode, statusAt, takeNumber, type Books } from './books.ts'
import { findFault } from './check-event.ts'

/** At most so many events in one call, as on the wire. */
const MAX_EVENTS = 100

/** Books what a browser says. Bad events are listed and do not harm their neighbours. */
export function recordEvents(books: Books, events: readonly TrackedEvent[]): RecordResult {
  if (events.length > MAX_EVENTS) throw new GoodwordError('too_large')
  const result: RecordResult = { accepted: 0, duplicates: 0, rejected: [], codes: {} }
  for (const [index, event] of events.entries()) {
    const fault = findFault(event)
    if (fault) {
      result.rejected.push({ ...fault, index, pointer: `/events/${index}${fault.pointer}` })
      continue
    }
    result.accepted += 1
    if (event.visit) result.codes[event.visit.code] = codeState(books, event.visit.code)
    if (books.eventIds.has(event.id)) result.duplicates += 1
    else book(books, event)
  }
  return result
}

function book(books: Books, event: TrackedEvent): void {
  books.eventIds.add(event.id)
  if (event.bot && books.program.bots === 'ignore') return // known by its id, and never a touch
  const receivedAt = books.clock.now()
  const at = believed(event.at, receivedAt)
  if (event.visit) bookVisit(books, event.visit, { latest: at, isClick: event.type === 'click' })
  if (event.type === 'click') {
    if (event.previous) {
      bookVisit(books, event.previous, { latest: at, isClick: false })
      books.visits.get(event.visit.id)!.previousId = event.previous.id
    }
    announce(books, event.visit.code, 'me')
    return
  }
  books.deeds.push({
    id: `claim_${takeNumber(books)}`,
    type: event.type,
    isVerified: false,
    at,
    receivedAt,
    customerId: event.customerId ?? null,
    email: (event.type === 'lead' ? event.email : null) ?? null,
    name: (event.type === 'lead' ? event.name : null) ?? null,
    visitId: event.visit?.id ?? null,
    code: null,
    orderId: event.type === 'sale' ? event.orderId : null,
    amount: event.type === 'sale' ? event.amount : 0,
    currency: event.type === 'sale' ? event.currency.toUpperCase() : null,
    discount: 0,
  })
  if (event.visit) announce(books, event.visit.code, 'referral')
}

/** A visit that is known already keeps its time and code; a click seen late makes it one that was clicked. */
function bookVisit(books: Books, visit: Visit, { latest, isClick }: { latest: number; isClick: boolean }): void {
  const known = books.visits.get(visit.id)
  if (known) {
    known.isClick ||= isClick
    return
  }
  const receivedAt = books.clock.now()
  const at = Math.min(believed(visit.at, receivedAt), latest)
  books.visits.set(visit.id, { ...visit, code: normalizeCode(visit.code), at, receivedAt, previousId: null, isClick })
}

/** A browser's time is believed for the life of its queue, 7 days, and 5 minutes ahead; else it is the time of receipt. */
function believed(at: number, receivedAt: number): number {
  return at < receivedAt - 7 * DAY_MS || at > receivedAt + 5 * 60_000 ? receivedAt : at
}

function codeState(books: Books, code: string): CodeState {
  const partner = partnerOfCode(books, code)
  if (!partner) return 'unknown'
  return statusAt(partner, books.clock.now()) === 'active' ? 'known' : 'paused'
}

function announce(books: Books, code: string, kind: Change['kind']): void {
  const partner = partnerOfCode(books, code)
  if (partner) books.changes.emit(kind, partner.id)
}
