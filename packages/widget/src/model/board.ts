import type { Leaderboard, PartnerView } from '@goodword/core'
import { createCommand, type Command } from './command.ts'
import { createReading, may, type Reading } from './reading.ts'
import type { ReferralModel } from './referral-model.ts'

/** Who brought most friends, and whether one's own name stands there for the others. */
export interface Board extends Reading<Leaderboard> {
  readonly listing: Command<boolean, PartnerView>
}

export function createBoard(model: Pick<ReferralModel, 'me' | 'session'>): Board {
  return {
    ...createReading(model, (session, signal) =>
      may(model, 'leaderboard', 'leaderboard') ? session.leaderboard!({ signal }) : false,
    ),
    listing: createCommand(async (isListed: boolean) => model.session.peek()!.update!({ isListed })),
  }
}
