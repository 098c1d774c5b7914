import { GoodwordError, type PartnerStatus } from '@goodword/core'
import type { ProgramSettings } from '@goodword/core/wire/schemas'

/** What a partner may do beyond reading. */
export type Permission = 'links' | 'invite' | 'redeem' | 'claim' | 'leaderboard'

/**
 * What a partner's full session may do, by the program's settings. Whoever does not earn now cannot invite either: the mail would
 * promise what his link does not keep.
 */
export function permissionsOf(settings: ProgramSettings, status: PartnerStatus): Permission[] {
  return [
    'links',
    ...(settings.invites && status === 'active' ? (['invite'] as const) : []),
    ...(settings.redeem ? (['redeem'] as const) : []),
    ...(settings.claims === null ? [] : (['claim'] as const)),
    ...(settings.leaderboard === null ? [] : (['leaderboard'] as const)),
  ]
}

/** Throws `forbidden` for what a full session may not do. A limited one does not come so far. */
export function demandPermission(permission: Permission, settings: ProgramSettings, status: PartnerStatus): void {
  if (!permissionsOf(settings, status).includes(permission))
    throw new GoodwordError('forbidden', `This program does not let partners do that ("${permission}").`)
}
