import { GoodwordError, type Link } from '@goodword/core'
import { takeNumber, type Books } from './books.ts'
import type { BookedLink, BookedPartner } from './facts.ts'
import { viewLink } from './partner-view.ts'
import { readLine } from './read-text.ts'

const MAX_LABEL_LENGTH = 60
const MAX_LINKS = 50

/** Adds a link behind the others. */
export function createLink(books: Books, partner: BookedPartner, wanted: { label: string; url?: string }): Link {
  const label = readLine(wanted.label, MAX_LABEL_LENGTH)
  const url = wanted.url === undefined ? partner.links[0]!.url : readLanding(books, wanted.url)
  if (partner.links.length >= MAX_LINKS) throw new GoodwordError('invalid', `There are ${MAX_LINKS} links already.`)
  const number = takeNumber(books)
  const link: BookedLink = { id: `link_${number}`, code: `code${number}`, label, url }
  partner.links.push(link)
  books.changes.emit('me', partner.id)
  return viewLink(books, link)
}

/** A page of the program's own. A user name before the host is how look-alike links are made. */
function readLanding({ program }: Books, value: unknown): string {
  if (typeof value !== 'string' || !URL.canParse(value)) throw new GoodwordError('invalid', 'Send a whole URL.')
  const { protocol, host, hostname, username } = new URL(value)
  const hosts = program.hosts.length > 0 ? program.hosts : [new URL(program.landingUrl).host]
  const isListed = hosts.includes(host) || hosts.includes(hostname)
  if (!/^https?:$/.test(protocol) || !isListed || username !== '') throw new GoodwordError('host_not_allowed')
  return value
}
