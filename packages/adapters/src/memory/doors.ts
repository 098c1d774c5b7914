import { GoodwordError, type JoinResult } from '@goodword/core'
import { addPartner, takeNumber, urlOf, type Books } from './books.ts'
import { normalizeEmail } from './email.ts'
import type { BookedPartner, Pass } from './facts.ts'

/** Who a token stands for. */
export interface Visitor {
  partner: BookedPartner
  /** Only the own link may be seen. */
  isLimited: boolean
}

/** The ways in: tokens, and a link for an address. */
export interface Doors {
  issueToken(who: Pass['who'], isLimited?: boolean): string
  expireToken(token: string): void
  /** Rejects what is no token of this adapter, and what has expired. */
  admit(token: string): Visitor
  join(person: { email: string; name?: string }): JoinResult
  /** What the button behind the mailed link does: a full token for the person at this address. */
  openMail(email: string): string
}

export function createDoors(books: Books): Doors {
  const issueToken: Doors['issueToken'] = (who, isLimited = false) => {
    const token = `token_${books.issuer}_${takeNumber(books)}`
    books.passes.set(token, { who, isLimited, isExpired: false })
    return token
  }

  return {
    issueToken,

    expireToken(token) {
      const pass = books.passes.get(token)
      if (pass) pass.isExpired = true
    },

    admit(token) {
      const pass = books.passes.get(token)
      if (!token) throw new GoodwordError('no_credential')
      if (!pass) throw new GoodwordError('invalid_token')
      if (pass.isExpired) throw new GoodwordError('token_expired')
      return { partner: enter(books, pass.who), isLimited: pass.isLimited }
    },

    join({ email, name }) {
      const partner = addPartner(books, { email, ...(name !== undefined && { name }), isProvisional: true })
      const link = partner.links[0]!
      return { link: urlOf(books, link), code: link.code, token: issueToken({ partnerId: partner.id }, true) }
    },

    openMail(email) {
      const address = normalizeEmail(email)
      const same = books.partners.filter((partner) => partner.email && normalizeEmail(partner.email) === address)
      const person = same.find((partner) => !partner.isProvisional) ?? same[0]
      if (!person) throw new GoodwordError('not_found', 'Nobody gave this address.')
      person.isProvisional = false
      for (const provisional of same) {
        if (provisional === person) continue
        // From now on his codes credit the person, past clicks and claims included, and his tokens stand for the person.
        person.links.push(...provisional.links.splice(0))
        for (const pass of books.passes.values()) {
          if ('partnerId' in pass.who && pass.who.partnerId === provisional.id) pass.who = { partnerId: person.id }
        }
        for (const claim of books.claims) if (claim.partnerId === provisional.id) claim.partnerId = person.id
      }
      return issueToken({ partnerId: person.id })
    },
  }
}

/** A user of the host's who is nobody's partner yet becomes one by asking. */
function enter(books: Books, who: Pass['who']): BookedPartner {
  if ('partnerId' in who) return books.partners.find(({ id }) => id === who.partnerId)!
  const { externalId } = who
  return books.partners.find((partner) => partner.externalId === externalId) ?? addPartner(books, { externalId })
}
