/**
 * Whose is a conversion that does not say so? A customer is named by a key: `id:` the host's own id, else `email:` an address in
 * normal form, else `visit:` a visit, else `alone:` the conversion itself. Events that name two of them link them.
 * Everything here is a pure function of what is known, never of the order in which it arrived.
 */

/** An event said that this key (an address or a visit) belongs to this owner (an id, or for a visit an address). */
export interface IdentityLink {
  key: string
  owner: string
  verified: boolean
  at: number
}

/** What a conversion says about its customer. */
export interface Bearings {
  id: string
  verified: boolean
  source: string
  orderId: string | null
  at: number
  customerId: string | null
  emailNormal: string | null
  visitId: string | null
}

export const idKey = (customerId: string): string => `id:${customerId}`
export const emailKey = (emailNormal: string): string => `email:${emailNormal}`
export const visitKey = (visitId: string): string => `visit:${visitId}`

/** Every key that a conversion names, for locking and linking. */
export function keysOf({
  customerId,
  emailNormal,
  visitId,
}: Pick<Bearings, 'customerId' | 'emailNormal' | 'visitId'>): string[] {
  return [
    ...(customerId === null ? [] : [idKey(customerId)]),
    ...(emailNormal === null ? [] : [emailKey(emailNormal)]),
    ...(visitId === null ? [] : [visitKey(visitId)]),
  ]
}

/** The links that one event draws. */
export function linksOf(
  event: Pick<Bearings, 'customerId' | 'emailNormal' | 'visitId' | 'verified' | 'at'>,
): IdentityLink[] {
  const { verified, at } = event
  const [strongest, ...weaker] = keysOf(event)
  if (strongest === undefined || strongest.startsWith('visit:')) return []
  return weaker.map((key) => ({ key, owner: strongest, verified, at }))
}

/**
 * The customer of every conversion: conversion id to key. The conversions must hold every one of the orders among them, and
 * the links all those of the keys involved (and of the addresses that those lead to).
 */
export function resolveCustomers(
  conversions: readonly Bearings[],
  links: readonly IdentityLink[],
): Map<string, string> {
  const owners = strongestOwners(links)
  const resolved = new Map<string, string>()
  for (const conversion of conversions) {
    const sameOrder =
      conversion.orderId === null ? [] : conversions.filter((other) => other.orderId === conversion.orderId)
    const sale = sameOrder.filter((other) => other.verified).sort(earliestFirst)[0]
    // A claim follows the verified sale of its order, to which it lends its visit.
    resolved.set(conversion.id, sale === undefined ? keyOf(conversion, [], owners) : keyOf(sale, sameOrder, owners))
  }
  return resolved
}

/** Its own id, else whose the address is, else whose the visit is, else what a claim of the same order says, else what it has. */
function keyOf(conversion: Bearings, sameOrder: readonly Bearings[], owners: ReadonlyMap<string, string>): string {
  if (conversion.customerId !== null) return idKey(conversion.customerId)
  const email = conversion.emailNormal === null ? null : emailKey(conversion.emailNormal)
  const visit = conversion.visitId === null ? null : visitKey(conversion.visitId)
  const known = followed(email, owners) ?? followed(visit, owners)
  if (known?.startsWith('id:')) return known
  const claims = sameOrder.filter((other) => !other.verified).sort(earliestFirst)
  const claimedId = claims.find((claim) => claim.customerId !== null)?.customerId
  if (claimedId != null) return idKey(claimedId)
  return email ?? known ?? visit ?? `alone:${conversion.id}`
}

/** Where a key leads: a visit to an address, an address to an id. `null` when nothing leads on. */
function followed(key: string | null, owners: ReadonlyMap<string, string>): string | null {
  const owner = key === null ? undefined : owners.get(key)
  if (owner === undefined) return null
  return owners.get(owner) ?? owner
}

/** One owner per key: an id before an address, a verified link before a claimed one, the earliest, then the smallest name. */
function strongestOwners(links: readonly IdentityLink[]): Map<string, string> {
  const best = new Map<string, IdentityLink>()
  for (const link of links) {
    const rival = best.get(link.key)
    if (rival === undefined || compareLinks(link, rival) < 0) best.set(link.key, link)
  }
  return new Map([...best].map(([key, link]) => [key, link.owner]))
}

function compareLinks(a: IdentityLink, b: IdentityLink): number {
  return (
    Number(b.owner.startsWith('id:')) - Number(a.owner.startsWith('id:')) ||
    Number(b.verified) - Number(a.verified) ||
    a.at - b.at ||
    (a.owner < b.owner ? -1 : 1)
  )
}

function earliestFirst(a: Bearings, b: Bearings): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}
