import { normalizeCode, type Link, type PartnerView } from '@goodword/core'
import { listAbilities } from './abilities.ts'
import { urlOf, type Books } from './books.ts'
import type { BookedLink, BookedPartner } from './facts.ts'
import { generosityOf, termsOf } from './generosity.ts'

/** A partner as he sees himself. */
export function viewPartner(books: Books, partner: BookedPartner, limited: boolean): PartnerView {
  const can = listAbilities(books.program, limited)
  return {
    id: partner.id,
    kind: partner.kind,
    status: partner.statuses.at(-1)!.status,
    name: partner.name,
    links: partner.links.map((link) => viewLink(books, link)),
    coupon: null,
    offer: termsOf(books, partner, books.clock.now()),
    tier: null,
    terms: null,
    locale: partner.locale,
    limited,
    can,
    generosity: limited ? null : generosityOf(books, partner),
    ...(can.includes('leaderboard') && { isListed: partner.isListed }),
  }
}

export function viewLink(books: Books, link: BookedLink): Link {
  const { id, code, label } = link
  const normal = normalizeCode(code)
  const clicks = [...books.visits.values()].filter((visit) => visit.isClick && visit.code === normal).length
  return { id, url: urlOf(books, link), code, label, clicks }
}
