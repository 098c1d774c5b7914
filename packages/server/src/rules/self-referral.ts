import type { Reason } from '@goodword/core'
import type { ConversionFact, PartnerFact } from './facts.ts'
import { mailAddress } from './email.ts'

/**
 * Whether partner and customer look like one person: `self_referral` for the same id or mailbox, `self_email_alias` for two
 * spellings of one mailbox, else `null`. It holds rewards for a person to look at; it never decides.
 */
export function selfReferral(partner: PartnerFact, conversions: readonly ConversionFact[]): Reason | null {
  const isSameId = conversions.some(({ customerId }) => customerId !== null && customerId === partner.externalId)
  const isSameAddress = conversions.some(
    ({ email }) => email !== null && partner.email !== null && mailAddress(email) === partner.email,
  )
  if (isSameId || isSameAddress) return 'self_referral'
  const isAlias = conversions.some(({ emailNormal }) => emailNormal !== null && emailNormal === partner.emailNormal)
  return isAlias ? 'self_email_alias' : null
}
