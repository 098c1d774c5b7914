import { GoodwordError } from '@goodword/core'
import type { PartnerChange } from '../changes.ts'
import { judgeClaim } from '../rules/claim.ts'
import { mailAddress, normalEmail } from '../rules/email.ts'
import type { ClaimFact, Facts } from '../rules/facts.ts'
import { idKey } from '../rules/identity.ts'
import { mostTrusted } from '../rules/most-trusted.ts'
import { deleteClaim, findWaitingClaim, insertClaim } from '../store/claims.ts'
import { lockIdentities } from '../store/events.ts'
import { readFacts } from '../store/facts.ts'
import { findPartnerByCode, findPartnerByProvenEmail, readLinks, type PartnerRow } from '../store/partners.ts'
import type { Program } from '../store/programs.ts'
import { settleCustomers } from '../store/settlement.ts'
import type { Db } from '../store/store.ts'

/** Who says so, and when. */
export interface Claimant {
  program: Program
  partner: PartnerRow
  now: number
}

/** By what he names who had sent him. One of the two is there. */
export interface NamedSender {
  code?: string | undefined
  email?: string | undefined
}

/** What came of it, and whom to tell after the commit. */
export interface Claimed {
  state: 'waiting' | 'confirmed'
  changes: PartnerChange[]
}

/**
 * Writes down who had sent this person, in the caller's transaction. Throws `unknown_code`, and `conflict` when he names himself, comes
 * too late or was sent by somebody already. All that is judged before an address is looked up, so that the answer does not tell whether
 * it is anybody's.
 */
export async function claimSender(tx: Db, claimant: Claimant, sender: NamedSender): Promise<Claimed> {
  const { program, partner, now } = claimant
  const { days, confirm } = program.settings.claims!
  const customerId = partner.external_id
  if (customerId === null) throw new GoodwordError('forbidden', 'This session does not say which customer you are.')
  await lockIdentities(tx, program.id, [idKey(customerId)])
  const target = await findSender(tx, program.id, sender)
  if (target === null && sender.code !== undefined) throw new GoodwordError('unknown_code')
  const isOwn = sender.email !== undefined && normalEmail(sender.email) === partner.email_normal
  if (isOwn || target?.id === partner.id) throw new GoodwordError('conflict', 'Nobody is sent by himself.')
  const [facts] = await readFacts(tx, program.id, [idKey(customerId)])
  judgeClaim(facts!, days, now)
  if (target === null) return { state: 'waiting', changes: [] }

  const before = await findWaitingClaim(tx, program.id, customerId)
  if (before?.partner_id === target.id && confirm) return { state: 'waiting', changes: [] }
  if (before !== null) await deleteClaim(tx, program.id, before.id)
  const code = sender.code ?? (await readLinks(tx, program.id, { partnerIds: [target.id] }))[0]!.code
  const claim = { ...describe(partner, facts!), customerId, partnerId: target.id, code, at: now, days }
  const state = confirm ? 'waiting' : 'confirmed'
  await insertClaim(tx, program.id, { ...claim, state })
  const told = [target.id, ...(before === null ? [] : [before.partner_id])]
  return {
    state,
    changes: [
      ...told.map((partnerId) => ({ programId: program.id, partnerId, kind: 'referral' as const })),
      ...(confirm ? [] : await settleCustomers(tx, program.id, [idKey(customerId)])),
    ],
  }
}

/** Whom he names, or `null` when that is nobody who earns. An address counts only where it is proven to be somebody's. */
async function findSender(db: Db, programId: string, { code, email }: NamedSender): Promise<PartnerRow | null> {
  const found =
    code === undefined
      ? await findPartnerByProvenEmail(db, programId, mailAddress(email!))
      : await findPartnerByCode(db, programId, code)
  return found?.status === 'active' ? found : null
}

/** How the partner will know him: by his own account, else by what the shop and his browser said. */
function describe(partner: PartnerRow, { conversions }: Facts): Pick<ClaimFact, 'name' | 'email'> {
  return {
    name: partner.name ?? mostTrusted(conversions, 'name'),
    email: partner.email ?? mostTrusted(conversions, 'email'),
  }
}
