import { GoodwordError, type PartnerChange } from '@goodword/core'
import type { Books } from './books.ts'
import type { BookedPartner } from './facts.ts'
import { generosityOf } from './generosity.ts'
import { readLine, readLocale } from './read-text.ts'

const MAX_NAME_LENGTH = 80

/** Changes what a partner may choose himself: all that was sent, or, when one value cannot be, nothing. */
export function updatePartner(books: Books, partner: BookedPartner, change: PartnerChange): void {
  const { name, locale, isListed, given } = change
  const checked: Partial<BookedPartner> = {
    ...(name !== undefined && { name: name === null ? null : readLine(name, MAX_NAME_LENGTH) }),
    ...(locale !== undefined && { locale: locale === null ? null : readLocale(locale) }),
    ...(isListed !== undefined && { isListed: readFlag(isListed) }),
    ...(given !== undefined && { choices: chooseGiven(books, partner, given) }),
  }
  Object.assign(partner, checked)
  books.changes.emit('me', partner.id)
}

function readFlag(value: unknown): boolean {
  if (typeof value === 'boolean') return value
  throw new GoodwordError('invalid', 'Send true or false.')
}

function chooseGiven(books: Books, partner: BookedPartner, given: unknown): BookedPartner['choices'] {
  const generosity = generosityOf(books, partner)
  if (!generosity) throw new GoodwordError('invalid', 'There is nothing to give here.')
  const { most, step } = generosity
  if (!Number.isInteger(given) || (given as number) < 0 || (given as number) > most || (given as number) % step !== 0) {
    throw new GoodwordError('invalid', `Give between 0 and ${most}, in steps of ${step}.`)
  }
  return [...partner.choices, { given: given as number, since: books.clock.now() }]
}
