import { describe, test } from 'vitest'
import { can, type Suite } from './check.ts'
import type { MakeHarness } from './harness.ts'
import { actionsSuite } from './suites/actions.ts'
import { changesSuite } from './suites/changes.ts'
import { claimsSuite } from './suites/claims.ts'
import { creditSuite } from './suites/credit.ts'
import { friendSuite } from './suites/friend.ts'
import { generositySuite } from './suites/generosity.ts'
import { invitationSuite } from './suites/invitation.ts'
import { invitesSuite } from './suites/invites.ts'
import { joinSuite } from './suites/join.ts'
import { leaderboardSuite } from './suites/leaderboard.ts'
import { limitedSuite } from './suites/limited.ts'
import { linksSuite } from './suites/links.ts'
import { moneySuite } from './suites/money.ts'
import { partnerSuite } from './suites/partner.ts'
import { programSuite } from './suites/program.ts'
import { recordSuite } from './suites/record.ts'
import { redeemSuite } from './suites/redeem.ts'
import { referralSuite } from './suites/referral.ts'
import { updateSuite } from './suites/update.ts'

/** Everything that an adapter is judged by, for runners other than vitest and for a look at what it promises. */
export const ADAPTER_SUITES: readonly Suite[] = [
  recordSuite,
  invitationSuite,
  programSuite,
  joinSuite,
  limitedSuite,
  partnerSuite,
  referralSuite,
  creditSuite,
  moneySuite,
  changesSuite,
  friendSuite,
  actionsSuite,
  updateSuite,
  generositySuite,
  linksSuite,
  invitesSuite,
  redeemSuite,
  claimsSuite,
  leaderboardSuite,
]

/** A backend may be far away. The longest check waits 5 s for a change to be heard, three times. */
const TIMEOUT_MS = 30_000

/**
 * Declares the conformance suite for an adapter: call it at the top of a test file of vitest. Each check makes its own world.
 * Suites for members that the adapter does not have are skipped, and the report says which member is missing.
 *
 * @example
 * describeAdapter('memory', async (world) => createHarness(world))
 */
export function describeAdapter(name: string, makeHarness: MakeHarness): void {
  describe(`the ${name} adapter`, () => {
    for (const suite of ADAPTER_SUITES) {
      describe(suite.title, () => {
        for (const check of suite.checks) {
          test(check.name, { timeout: TIMEOUT_MS }, async (context) => {
            const harness = await makeHarness(check.world)
            try {
              const missing = suite.needs.find((capability) => !can(harness.adapter, capability))
              if (missing) context.skip(`no ${missing}()`)
              await check.run(harness)
            } finally {
              await harness.close()
            }
          })
        }
      })
    }
  })
}
