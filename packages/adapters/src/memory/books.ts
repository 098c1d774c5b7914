import { linkTo, normalizeCode, type PartnerKind, type PartnerStatus } from '@goodword/core'
import type { Changes } from './changes.ts'
import type { Clock } from './clock.ts'
import type { BookedLink, BookedPartner, Facts } from './facts.ts'
import type { BookedProgram } from './program.ts'

/** The facts, and what it takes to work with them. */
export interface Books extends Facts {
  program: BookedProgram
  clock: Clock
  changes: Changes
  /** Does one piece of work from its first look at the facts to its last change: where they are kept elsewhere, nobody comes between. */
  transact<T>(work: () => T): T
}

/** The partner who has a code, or `undefined`. */
export function partnerOfCode(books: Books, code: string): BookedPartner | undefined {
  return books.partners.find((partner) => hasCode(partner, code))
}

/** Tells whether a code is one of this partner's, written large or small. */
export function hasCode(partner: BookedPartner, code: string): boolean {
  return linkOfCode(partner, code) !== undefined
}

/** The link of this partner with a code, written large or small. */
export function linkOfCode(partner: BookedPartner, code: string): BookedLink | undefined {
  const normal = normalizeCode(code)
  return partner.links.find((link) => normalizeCode(link.code) === normal)
}

/** The status a partner had at a moment; before he came, the first one. */
export function statusAt(partner: BookedPartner, at: number): PartnerStatus {
  const current = partner.statuses.findLast(({ since }) => since <= at) ?? partner.statuses[0]
  return current?.status ?? 'active'
}

/** How friends may read of a partner: by his name, where he has one and the program shows it. */
export function nameFor(books: Books, { name }: BookedPartner): { name: string } | null {
  return books.program.showPartnerName && name !== null ? { name } : null
}

/** The next free number. */
export function takeNumber(books: Books): number {
  books.lastNumber += 1
  return books.lastNumber
}

export interface NewPartner {
  externalId?: string
  kind?: PartnerKind
  name?: string
  email?: string
  code?: string
  isProvisional?: boolean
}

/** Adds a partner with one link. */
export function addPartner(books: Books, input: NewPartner): BookedPartner {
  const number = takeNumber(books)
  const partner: BookedPartner = {
    id: `partner_${number}`,
    externalId: input.externalId ?? null,
    kind: input.kind ?? 'customer',
    name: input.name ?? null,
    email: input.email ?? null,
    locale: null,
    isListed: false,
    statuses: [{ status: 'active', since: books.clock.now() }],
    choices: [],
    links: [{ id: `link_${number}`, code: input.code ?? `code${number}`, label: null, url: null }],
    isProvisional: input.isProvisional ?? false,
  }
  books.partners.push(partner)
  return partner
}

/** Where a link leads, ready to share. */
export function urlOf(books: Books, { code, url }: BookedLink): string {
  return linkTo(url ?? books.program.landingUrl, code)
}
