import type { Claim } from '@goodword/core'
import { maskEmail } from '../rules/email.ts'
import type { ClaimRow } from '../store/claims.ts'
import { iso } from './time.ts'

/** A claim as its partner sees it. The address is masked. */
export function viewClaim({ id, name, email, at, state }: ClaimRow): Claim {
  return { id, friend: { name, email: email === null ? null : maskEmail(email) }, at: iso(at), state }
}
