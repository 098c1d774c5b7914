import { LeaderboardSchema } from '@goodword/core/wire/schemas'
import { defineRoute } from '../http/route.ts'
import { rankPartners } from '../rules/leaderboard.ts'
import { demandPermission } from '../rules/permissions.ts'
import { countFriends, readMonth } from '../store/leaderboard.ts'
import { iso } from '../views/time.ts'

/** `GET /v1/me/leaderboard`: without rows while fewer have brought a friend than the owner asks for. */
export const getLeaderboard = defineRoute({
  method: 'get',
  path: '/v1/me/leaderboard',
  credential: 'partner',
  summary: 'Who brought most friends in this month of the program’s time zone.',
  answer: LeaderboardSchema,
  statuses: [200],
  async handle({ program, partner, now }, { store }) {
    const { leaderboard, timeZone } = program.settings
    demandPermission('leaderboard', program.settings, partner.status)
    const minimum = leaderboard!.minimum
    const month = await readMonth(store.db, timeZone, now)
    const standings = await countFriends(store.db, program.id, month)
    const people = standings.length
    const rows = people < minimum ? [] : rankPartners(standings, partner.id)
    return { body: { from: iso(month.from), to: iso(month.to), rows, people, minimum } }
  },
})
