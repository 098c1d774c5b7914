import { GoodwordError, type Link, type PartnerChange } from '@goodword/core'
import type { BookedPartner, Books } from './books.ts'
import { generosityOf } from './generosity.ts'
import { viewLink } from './views.ts'

const MOST_LINKS = 50

/** Changes what a partner may choose himself; nothing when one of it may not be. */
export function changePartner(books: Books, partner: BookedPartner, change: PartnerChange): void {
  const name = change.name === undefined ? partner.name : readName(change.name)
  const locale = change.locale === undefined ? partner.locale : readLocale(change.locale)
  if (change.given !== undefined) checkGift(books, partner, change.given)

  partner.name = name
  partner.locale = locale
  partner.isListed = change.isListed ?? partner.isListed
  if (change.given !== undefined) partner.gifts.push({ given: change.given, since: books.clock.now() })
  books.changes.emit('me', partner.id)
}

/** Adds a link with a code of its own. */
export function addLink(books: Books, partner: BookedPartner, { label, url }: { label: string; url?: string }): Link {
  if (!isLine(label, 60)) throw new GoodwordError('invalid', 'A label has 1 to 60 characters in one line.')
  if (partner.links.length >= MOST_LINKS) throw new GoodwordError('invalid', `There are ${MOST_LINKS} links at most.`)
  const landingUrl = url === undefined ? partner.links[0]!.landingUrl : readLanding(books, url)
  const number = books.nextNumber()
  const link = { id: `link_${number}`, code: `code${number}`, label: label.trim(), landingUrl }
  partner.links.push(link)
  books.changes.emit('me', partner.id)
  return viewLink(books, link)
}

function readName(name: string | null): string | null {
  if (name !== null && !isLine(name, 80))
    throw new GoodwordError('invalid', 'A name has 1 to 80 characters in one line.')
  return name?.trim() ?? null
}

function readLocale(locale: string | null): string | null {
  if (locale === null || (typeof locale === 'string' && /^[A-Za-z0-9-]{2,35}$/.test(locale))) return locale
  throw new GoodwordError('invalid', 'A language is a BCP 47 tag, such as pt-BR.')
}

function checkGift(books: Books, partner: BookedPartner, given: number): void {
  const choice = generosityOf(books, partner, books.clock.now())
  if (choice && Number.isInteger(given) && given >= 0 && given <= choice.most && given % choice.step === 0) return
  throw new GoodwordError(
    'invalid',
    choice ? `Give 0 to ${choice.most}, in steps of ${choice.step}.` : 'Nothing can be given here.',
  )
}

/** A link leads to the program's own host only. */
function readLanding(books: Books, url: string): string {
  const host = hostOf(url)
  if (host !== null && host === hostOf(books.program.landingUrl)) return url
  throw new GoodwordError('host_not_allowed')
}

function hostOf(url: string): string | null {
  try {
    const { protocol, host } = new URL(url)
    return /^https?:$/.test(protocol) ? host : null
  } catch {
    return null // not a URL
  }
}

function isLine(value: unknown, most: number): value is string {
  if (typeof value !== 'string') return false
  const text = value.trim()
  return text.length > 0 && text.length <= most && !/\p{Cc}/u.test(text)
}
