import type { Touch } from '@goodword/core'
import type { Books } from './books.ts'
import { normalizeEmail } from './email.ts'
import type { BookedClaim, BookedVisit, Deed } from './facts.ts'
import { groupBy } from './group.ts'

/** A click, or a code that was given at the checkout, as evidence of who sent a friend. */
export interface FriendTouch extends Touch {
  code: string
}

/** One referred person: everything known of him, gathered from all events whatever their order. */
export interface Friend {
  /** Names him inside the adapter. */
  key: string
  customerId: string | null
  name: string | null
  email: string | null
  touches: FriendTouch[]
  /** Oldest first. */
  deeds: Deed[]
  /** Who he said had sent him, where that is settled. */
  claim: BookedClaim | null
}

/**
 * Everybody who signed up or bought, and who is known by what he said of his friend. Who only came by a link is a click: nobody
 * knows who it was.
 */
export function findFriends(books: Books): Friend[] {
  const groups = groupDeeds(books.deeds)
  const claims = new Map<string, BookedClaim>()
  for (const claim of books.claims.filter(({ state }) => state === 'confirmed')) {
    const key = customerKey(claim.customerId)
    claims.set(key, claim)
    if (!groups.has(key)) groups.set(key, [])
  }
  return [...groups].map(([key, deeds]) => createFriend(books, { key, deeds, claim: claims.get(key) ?? null }))
}

/** The key of a friend whom the host knows by an id. */
function customerKey(customerId: string): string {
  return `customer:${customerId}`
}

/** Whose each deed is: by the host's customer id, else by the order it claims, the address, the visit. */
function groupDeeds(deeds: readonly Deed[]): Map<string, Deed[]> {
  const keys = new Map<string, string>()
  const ordered = deeds.toSorted(byCertainty)
  return groupBy(ordered, (deed) => {
    const names = namesOf(deed)
    const known = names.find((name) => keys.has(name))
    const key = deed.customerId === null && known ? keys.get(known)! : (names[0] ?? `deed:${deed.id}`)
    for (const name of names) if (!keys.has(name)) keys.set(name, key)
    return key
  })
}

/** Every name by which a deed can be recognized, the surest first. */
function namesOf(deed: Deed): string[] {
  return [
    deed.customerId !== null && customerKey(deed.customerId),
    deed.orderId !== null && `order:${deed.orderId}`,
    deed.email !== null && `email:${normalizeEmail(deed.email)}`,
    deed.visitId !== null && `visit:${deed.visitId}`,
  ].filter((name) => name !== false)
}

/** Those who name a customer first, so that the others can be recognized by them; then by time. */
function byCertainty(a: Deed, b: Deed): number {
  return Number(a.customerId === null) - Number(b.customerId === null) || byTime(a, b)
}

function byTime(a: Deed, b: Deed): number {
  return a.at - b.at || a.receivedAt - b.receivedAt || (a.id < b.id ? -1 : 1)
}

function createFriend(books: Books, { key, deeds, claim }: Pick<Friend, 'key' | 'deeds' | 'claim'>): Friend {
  const ordered = deeds.toSorted(byTime)
  const customerId = ordered.find((deed) => deed.customerId)?.customerId ?? claim?.customerId ?? null
  const claimant = claim && books.partners.find(({ externalId }) => externalId === customerId)
  return {
    key,
    customerId,
    name: ordered.find((deed) => deed.name)?.name ?? claimant?.name ?? null,
    email: ordered.find((deed) => deed.email)?.email ?? claimant?.email ?? null,
    touches: touchesOf(books, ordered),
    deeds: ordered,
    claim,
  }
}

function touchesOf(books: Books, deeds: readonly Deed[]): FriendTouch[] {
  const touches = new Map<string, FriendTouch>()
  for (const deed of deeds) {
    const chain = deed.visitId === null ? [] : chainOf(books, deed.visitId)
    for (const visit of chain) touches.set(visit.id, visit)
    // A code given at the checkout stands in for a visit that nobody saw.
    if (chain.length === 0 && deed.code !== null) touches.set(deed.id, { ...deed, code: deed.code })
  }
  return [...touches.values()]
}

/** A visit and those it displaced. */
function chainOf(books: Books, visitId: string): BookedVisit[] {
  const chain: BookedVisit[] = []
  let visit = books.visits.get(visitId)
  while (visit && !chain.includes(visit)) {
    chain.push(visit)
    visit = visit.previousId === null ? undefined : books.visits.get(visit.previousId)
  }
  return chain
}
