import { creditedTouch, DAY_MS, type Touch } from '@goodword/core'
import { byOccurrence, statusAt, type ConversionFact, type Facts, type TouchFact } from './facts.ts'
import { inForce } from './in-force.ts'

/** Who is credited with a conversion, and why. */
export interface Credit {
  partnerId: string
  why: 'lock' | 'touch' | 'claim'
  code: string
  /** When the touch, or the claim, happened. */
  touchedAt: number
  /** The same, or `null` when no click of it was ever seen. */
  visitedAt: number | null
  /** The visit is known only from inside another event. */
  hasUnseenClick: boolean
}

/** A touch that earns: its code is somebody's, and that partner was active at that moment. */
interface EarningTouch extends Touch {
  partnerId: string
  code: string
  seen: boolean
  visited: boolean
}

/**
 * The credit of every conversion that somebody earned; the others are absent. In this order: the customer's first verified
 * lead that was credited (when the program locks), what the verified call itself says, the customer's touches, and for what is
 * left the customer's own claim. A claim locks nothing, or it would take what somebody else's touch earns.
 */
export function creditConversions(facts: Facts): Map<string, Credit> {
  const credits = new Map<string, Credit>()
  let lockedTo: Credit | null = null
  for (const conversion of [...facts.conversions].sort(byOccurrence)) {
    const settings = inForce(facts.settings, conversion.at)?.value
    if (settings === undefined) continue
    const locked: Credit | null = settings.lock ? lockedTo : null
    const credit: Credit | null = locked ?? creditByTouch(facts, conversion, settings)
    if (credit === null) continue
    credits.set(conversion.id, credit)
    if (conversion.type === 'lead' && conversion.verified) lockedTo ??= { ...credit, why: 'lock' }
  }
  for (const conversion of facts.conversions.filter((one) => !credits.has(one.id))) {
    const credit = creditByClaim(facts, conversion)
    if (credit !== null) credits.set(conversion.id, credit)
  }
  return credits
}

/** A confirmed claim reaches back as many days as the program allowed then, and forth as long as a click would. */
function creditByClaim({ claim, settings, partners }: Facts, conversion: ConversionFact): Credit | null {
  const windowDays = inForce(settings, conversion.at)?.value.windowDays
  if (claim === null || windowDays === undefined || !partners.has(claim.partnerId)) return null
  const from = claim.at - claim.days * DAY_MS
  if (conversion.at < from || claim.at + windowDays * DAY_MS <= conversion.at) return null
  const { partnerId, code, at } = claim
  return { partnerId, why: 'claim', code, touchedAt: at, visitedAt: null, hasUnseenClick: false }
}

function creditByTouch(
  facts: Facts,
  conversion: ConversionFact,
  settings: { windowDays: number; model: 'last' | 'first' },
): Credit | null {
  const options = { at: conversion.at, windowDays: settings.windowDays, model: settings.model }
  const own = conversion.verified ? evidenceOf(facts, conversion) : []
  const touch = creditedTouch(own, options) ?? creditedTouch(earning(facts, facts.touches), options)
  if (touch === null) return null
  return {
    partnerId: touch.partnerId,
    why: 'touch',
    code: touch.code,
    touchedAt: touch.at,
    visitedAt: touch.visited && touch.seen ? touch.at : null,
    hasUnseenClick: touch.visited && !touch.seen,
  }
}

/** What the call names: its visit with those it displaced, and its code, which counts as a touch at that very moment. */
function evidenceOf(facts: Facts, conversion: ConversionFact): EarningTouch[] {
  const visits = conversion.visitId === null ? new Set() : chainOf(conversion.visitId, facts.previousVisits)
  const touches = earning(
    facts,
    facts.touches.filter((touch) => visits.has(touch.visitId)),
  )
  if (conversion.code === null) return touches
  const { id, at, receivedAt, code } = conversion
  return [...touches, ...earn(facts, { id, at, receivedAt, code, seen: true, visited: false })]
}

/** A visit and all that it displaced, however long the chain. */
export function chainOf(visitId: string, previousVisits: ReadonlyMap<string, readonly string[]>): Set<string> {
  const chain = new Set([visitId])
  for (const visit of chain) for (const previous of previousVisits.get(visit) ?? []) chain.add(previous)
  return chain
}

function earning(facts: Facts, touches: readonly TouchFact[]): EarningTouch[] {
  return touches.flatMap((touch) => earn(facts, { ...touch, visited: true }))
}

function earn(facts: Facts, touch: Omit<EarningTouch, 'partnerId'>): EarningTouch[] {
  const partner = facts.partners.get(facts.partnerOfCode.get(touch.code) ?? '')
  if (partner === undefined || statusAt(partner, touch.at) !== 'active') return []
  return [{ ...touch, partnerId: partner.id }]
}
