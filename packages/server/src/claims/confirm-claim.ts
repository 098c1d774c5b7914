import { GoodwordError } from '@goodword/core'
import type { PartnerChange } from '../changes.ts'
import { judgeAnswer } from '../rules/claim.ts'
import { idKey } from '../rules/identity.ts'
import { answerClaim, findClaim, type ClaimRow } from '../store/claims.ts'
import { lockIdentities } from '../store/events.ts'
import type { PartnerRow } from '../store/partners.ts'
import { settleCustomers } from '../store/settlement.ts'
import type { Db } from '../store/store.ts'

/** A partner's answer to what was said of him. */
export interface ClaimReply {
  claimId: string
  isMine: boolean
}

/**
 * Answers a claim and settles the customer, in the caller's transaction. The same again changes nothing. Throws `not_found`, and
 * `conflict` when it was answered otherwise.
 */
export async function confirmClaim(
  tx: Db,
  partner: PartnerRow,
  { claimId, isMine }: ClaimReply,
): Promise<{ claim: ClaimRow; changes: PartnerChange[] }> {
  const { program_id: programId, id: partnerId } = partner
  const customerId = (await findClaim(tx, programId, partnerId, claimId))?.customer_id
  if (customerId === undefined) throw new GoodwordError('not_found')
  await lockIdentities(tx, programId, [idKey(customerId)])
  // Read again under the lock: the customer may have named somebody else in the meantime.
  const claim = await findClaim(tx, programId, partnerId, claimId)
  if (claim === null) throw new GoodwordError('not_found')
  const state = judgeAnswer(claim.state, isMine)
  if (state === claim.state) return { claim, changes: [] }
  const answered = await answerClaim(tx, claim, state)
  const settled = state === 'confirmed' ? await settleCustomers(tx, programId, [idKey(customerId)]) : []
  return { claim: answered, changes: [...settled, { programId, partnerId, kind: 'referral' }] }
}
