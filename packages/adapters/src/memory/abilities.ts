import type { BookedProgram } from './program.ts'

/** What a session may do beyond reading. */
export type Ability = 'links' | 'invite' | 'redeem' | 'claim' | 'leaderboard'

/** What a session may do here. Nothing, before the mailed link was opened. */
export function listAbilities(program: BookedProgram, isLimited: boolean): Ability[] {
  if (isLimited) return []
  const { invites, redeem, claims, leaderboard } = program
  return [
    'links' as const,
    invites && ('invite' as const),
    redeem && ('redeem' as const),
    claims !== null && ('claim' as const),
    leaderboard !== null && ('leaderboard' as const),
  ].filter((ability) => ability !== false)
}
