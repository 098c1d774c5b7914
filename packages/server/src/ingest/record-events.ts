import type { CodeState } from '@goodword/core'
import type { Insertable } from 'kysely'
import type { PartnerChange } from '../changes.ts'
import { newId } from '../ids.ts'
import { normalEmail } from '../rules/email.ts'
import { idKey, keysOf, linksOf, visitKey } from '../rules/identity.ts'
import { reassignConversions, upsertIdentityLinks } from '../store/customers.ts'
import { insertEventIds, lockIdentities } from '../store/events.ts'
import { inStatements } from '../store/insert.ts'
import { settleCustomers } from '../store/settlement.ts'
import type { Db } from '../store/store.ts'
import type { Tables } from '../store/tables.ts'
import {
  countClicks,
  insertChain,
  readCodes,
  readCustomersOfVisits,
  upsertTouches,
  type NewTouch,
} from '../store/touches.ts'
import { touchTime, type BelievedEvent } from './believed-event.ts'

/** What became of a program's events in one transaction. */
export interface Recorded {
  /** The ids that were not known before. */
  fresh: Set<string>
  /** What is known of each code, in normal form. */
  codes: Map<string, CodeState>
  /** Whom to tell after the commit. */
  changes: PartnerChange[]
}

/** Where a browser's lead or sale is said to come from. */
const CLAIMED = 'browser'

/** Writes one program's events down and settles every customer they bear on, all in the caller's transaction. */
export async function recordEvents(tx: Db, programId: string, events: readonly BelievedEvent[]): Promise<Recorded> {
  const newKeys = await lockIdentities(tx, programId, events.flatMap(identityKeys))
  const freshIds = await insertEventIds(
    tx,
    programId,
    false,
    events.map((one) => one.event.id),
  )
  const fresh = firstOfEach(events).filter((one) => freshIds.has(one.event.id))
  const owners = await readCodes(
    tx,
    programId,
    events.flatMap(visitsOf).map((visit) => visit.code),
  )
  await writeVisits(tx, programId, fresh)
  const conversions = fresh.flatMap((one) => claimOf(programId, one))
  for (const some of inStatements(conversions)) await tx.insertInto('conversion').values(some).execute()
  await upsertIdentityLinks(tx, programId, conversions.filter((one) => !one.is_ignored).flatMap(bearingsLinks))
  const knownVisits = fresh.flatMap(visitsOf).filter((visit) => !newKeys.has(visitKey(visit.id)))
  const affected = [
    ...(await readCustomersOfVisits(tx, programId, [...new Set(knownVisits.map((visit) => visit.id))])),
    ...(conversions.length === 0 ? [] : await reassignConversions(tx, programId, newsOf(conversions))),
  ]
  const settled = await settleCustomers(tx, programId, affected)
  return {
    fresh: freshIds,
    codes: new Map([...owners].map(([code, owner]) => [code, owner.state])),
    changes: [...settled, ...clickChanges(programId, fresh, owners)],
  }
}

function visitsOf({ event }: BelievedEvent) {
  const previous = event.type === 'click' ? event.previous : null
  return [event.visit, previous].filter((visit) => visit != null)
}

function identityKeys(one: BelievedEvent): string[] {
  const visits = visitsOf(one).map((visit) => visitKey(visit.id))
  if (one.event.type === 'click') return visits
  const order = one.event.type === 'sale' ? [`order:${one.event.orderId}`] : []
  return [...visits, ...order, ...keysOf(bearingsOf(one))]
}

function bearingsOf({ event }: BelievedEvent) {
  const isLead = event.type === 'lead'
  return {
    customerId: event.type === 'click' ? null : (event.customerId ?? null),
    emailNormal: isLead && event.email ? normalEmail(event.email) : null,
    visitId: event.visit?.id ?? null,
  }
}

/** An id sent twice in one batch is one event: the first. */
function firstOfEach(events: readonly BelievedEvent[]): BelievedEvent[] {
  return [...new Map([...events].reverse().map((one) => [one.event.id, one])).values()].reverse()
}

async function writeVisits(tx: Db, programId: string, events: readonly BelievedEvent[]): Promise<void> {
  await upsertTouches(
    tx,
    events.flatMap((one) => touchesOf(programId, one)),
  )
  const clicks = events.flatMap((one) => (one.event.type === 'click' ? [{ ...one, click: one.event }] : []))
  await insertChain(
    tx,
    programId,
    clicks.flatMap(({ click }) => (click.previous ? [{ visitId: click.visit.id, previousId: click.previous.id }] : [])),
  )
  await countClicks(
    tx,
    programId,
    clicks
      .filter((one) => !one.isIgnored)
      .map(({ click, at }) => ({ code: click.visit.code, visitId: click.visit.id, at })),
  )
}

function touchesOf(programId: string, one: BelievedEvent): NewTouch[] {
  const { event, at, receivedAt, isIgnored } = one
  const common = { program_id: programId, received_at: receivedAt, ignored: isIgnored }
  return visitsOf(one).map((visit) => {
    const isTheClick = event.type === 'click' && visit === event.visit
    return {
      ...common,
      visit_id: visit.id,
      code: visit.code,
      at: isTheClick ? Math.min(at, receivedAt) : touchTime(visit, one),
      seen: isTheClick,
      page: isTheClick ? (event.page ?? null) : null,
      referrer: isTheClick ? (event.referrer ?? null) : null,
    }
  })
}

type NewConversion = Insertable<Tables['conversion']>

function claimOf(programId: string, one: BelievedEvent): NewConversion[] {
  const { event, at, receivedAt } = one
  if (event.type === 'click') return []
  const id = newId('cnv')
  const isSale = event.type === 'sale'
  const bearings = bearingsOf(one)
  return [
    {
      program_id: programId,
      id,
      type: event.type,
      verified: false,
      event_id: event.id,
      source: CLAIMED,
      order_id: isSale ? event.orderId : null,
      amount: isSale ? event.amount : null,
      currency: isSale ? event.currency : null,
      discount: 0,
      at,
      received_at: receivedAt,
      has_clock_skew: one.isSkewed,
      is_ignored: one.isIgnored,
      customer_id: bearings.customerId,
      email: isSale ? null : (event.email ?? null),
      email_normal: bearings.emailNormal,
      name: isSale ? null : event.name || null,
      visit_id: bearings.visitId,
      code: null,
      customer_key: bearings.customerId === null ? `alone:${id}` : idKey(bearings.customerId),
      partner_id: null,
      why: null,
    },
  ]
}

/** The links that a stored conversion draws. */
export function bearingsLinks(conversion: NewConversion) {
  return linksOf({
    customerId: conversion.customer_id ?? null,
    emailNormal: conversion.email_normal ?? null,
    visitId: conversion.visit_id ?? null,
    verified: conversion.verified,
    at: conversion.at,
  })
}

/** What new conversions may shed light on. */
export function newsOf(conversions: readonly NewConversion[]) {
  return {
    conversionIds: conversions.map((one) => one.id),
    emails: conversions.flatMap((one) => one.email_normal ?? []),
    visitIds: conversions.flatMap((one) => one.visit_id ?? []),
    orderIds: conversions.flatMap((one) => one.order_id ?? []),
  }
}

function clickChanges(
  programId: string,
  events: readonly BelievedEvent[],
  owners: ReadonlyMap<string, { partnerId: string }>,
): PartnerChange[] {
  const clicks = events.filter((one) => one.event.type === 'click' && !one.isIgnored)
  const partners = new Set(clicks.flatMap((one) => owners.get(one.event.visit?.code ?? '')?.partnerId ?? []))
  return [...partners].map((partnerId) => ({ programId, partnerId, kind: 'me' }))
}
