import { fileURLToPath } from 'node:url'
import { GoodwordError, type BackendAdapter, type PartnerSession } from '@goodword/core'
import { ADAPTER_SUITES, type AdapterHarness } from '@goodword/core/testing'
import { expect, test } from 'vitest'
import { startVitest } from 'vitest/node'
import { createMemoryHarness } from './memory-harness.ts'

/** Packages resolve to their source, as they do for the tests around this one. */
const conditions = ['@goodword/source', 'module', 'node', 'import', 'default']

/** An adapter that does all but one thing as it should. */
type Mistake = (harness: AdapterHarness) => Partial<BackendAdapter>

/** An adapter whose sessions do one thing otherwise than they should. */
function inSessions(mistake: (session: Required<PartnerSession>) => Partial<PartnerSession>): Mistake {
  return ({ adapter }) => ({
    partner(identity) {
      const session = adapter.partner!(identity) as Required<PartnerSession>
      return { ...session, ...mistake(session) }
    },
  })
}

/** The names of the checks that an adapter with a mistake does not pass. */
async function findFailures(mistake: Mistake): Promise<string[]> {
  const failures: string[] = []
  for (const { title, checks } of ADAPTER_SUITES) {
    if (title === 'onChange') continue // these wait for what never comes, and none of the mistakes is about them
    for (const { name, world, run } of checks) {
      const harness = await createMemoryHarness(world)
      const adapter = { ...harness.adapter, ...mistake(harness) }
      await run({ ...harness, adapter }).catch(() => failures.push(`${title}: ${name}`))
    }
  }
  return failures
}

test('passes an adapter without a mistake', async () => {
  expect(await findFailures(() => ({}))).toEqual([])
})

test('finds an adapter that answers before it has kept anything', async () => {
  const failures = await findFailures(() => ({
    record: async (events) => ({ accepted: events.length, duplicates: 0, rejected: [], codes: {} }),
  }))
  expect(failures).toContain('record: knows an event by its id, however often it is sent')
  expect(failures).toContain('referral: a visit alone is a click and nobody’s name')
})

test('finds an adapter that lets one bad event spoil its neighbours', async () => {
  const failures = await findFailures(({ adapter }) => ({
    async record(events, options) {
      const result = await adapter.record(events, options)
      if (result.rejected.length > 0) throw new TypeError('Bad request')
      return result
    },
  }))
  expect(failures).toContain('record: lists a bad event with pointer and code, and keeps its neighbours')
})

test('finds an adapter that throws where nothing is there', async () => {
  const failures = await findFailures(({ adapter }) => ({
    async invitation(code, options) {
      const invitation = await adapter.invitation(code, options)
      if (!invitation) throw new TypeError('Not found')
      return invitation
    },
  }))
  expect(failures.toSorted()).toEqual([
    'invitation: is null for a code that nobody has',
    'invitation: is null for a partner who does not earn now',
    'invitation: is null for what can be no code',
  ])
})

test('finds an adapter that shows one partner what is another’s', async () => {
  const failures = await findFailures(({ adapter, host }) => ({
    partner(identity) {
      const session = adapter.partner!(identity)
      const adas = async () => adapter.partner!({ token: await host.token('ada') })
      return { ...session, referrals: async (page) => (await adas()).referrals(page) }
    },
  }))
  expect(failures).toContain('partner: shows everybody his own friends and rewards only')
})

test('finds an adapter that pays early', async () => {
  const failures = await findFailures(({ adapter }) => ({
    partner(identity) {
      const session = adapter.partner!(identity)
      return {
        ...session,
        async rewards(page) {
          const { data, next } = await session.rewards(page)
          const status = { state: 'approved', reason: null, waitingFor: null, earliest: null } as const
          return { data: data.map((reward) => ({ ...reward, status })), next }
        },
      }
    },
  }))
  expect(failures).toContain('money: is pending until the very end of the hold, then approved')
  expect(failures).toContain('money: holds a reward when nobody can say whether the sale was large enough')
})

test('finds an adapter that does not stop when it is told to', async () => {
  const failures = await findFailures(({ adapter }) => ({
    record: (events) => adapter.record(events),
    invitation: (code) => adapter.invitation(code),
  }))
  expect(failures).toEqual([
    'record: rejects with the reason of the signal when it is given up',
    'invitation: rejects with the reason of the signal when it is given up',
  ])
})

test('finds an adapter that tells friends of one another', async () => {
  const failures = await findFailures(({ adapter }) => ({
    async friend(visit, options) {
      const friend = await adapter.friend!(visit, options)
      return friend && { ...friend, email: 'cleo@friends.example' }
    },
  }))
  expect(failures).toEqual(['friend: carries no address, no id of the host’s and nothing of what the partner gets'])
})

test('finds an adapter that gives a new code each time', async () => {
  let number = 0
  const failures = await findFailures(
    inSessions((session) => ({
      redeem: async (id, options) => ({
        ...(await session.redeem(id, options)),
        code: `code23456${(number += 1) % 10}`,
      }),
    })),
  )
  expect(failures).toContain('redeem: answers with the same code when it is repeated, also at the same time')
})

test('finds an adapter that names everybody in the leaderboard', async () => {
  const failures = await findFailures(
    inSessions((session) => ({
      async leaderboard(options) {
        const board = await session.leaderboard(options)
        return { ...board, rows: board.rows.map((row) => ({ ...row, name: row.name ?? 'Somebody' })) }
      },
    })),
  )
  expect(failures).toContain('leaderboard: names nobody to others who has not agreed, and everybody to himself')
})

test('finds an adapter that sends whatever it is told to', async () => {
  const failures = await findFailures(
    inSessions((session) => ({
      async invite({ emails }, options) {
        for (const email of emails) await session.invite({ emails: [email] }, options)
        return { results: emails.map((email) => ({ email, outcome: 'sent' as const })) }
      },
    })),
  )
  expect(failures).toContain('invite: sends nothing twice')
  expect(failures).toContain('invite: sends nothing to who wants no more')
  expect(failures).toContain('invite: takes 1 to 20 addresses at a time')
})

test('finds an adapter that tells whose an address is', async () => {
  const failures = await findFailures(
    inSessions((session) => ({
      async claim(sender, options) {
        if ('email' in sender && sender.email.startsWith('nobody')) throw new GoodwordError('not_found')
        return session.claim(sender, options)
      },
    })),
  )
  expect(failures).toEqual([
    'claim: answers the same for an address that is nobody’s, and keeps nothing',
    'claim: comes too late for who was sent by somebody, and tells nothing of addresses then',
    'claim: stays as it is when the friend then names an address of nobody',
  ])
})

test('the adapter of the README is judged by what it has, and told what it has not', async () => {
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      root: fileURLToPath(new URL('..', import.meta.url)),
      include: ['contract/readme/shop-suite.ts'],
      reporters: [{}],
      watch: false,
    },
    { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: conditions } } },
  )
  const results = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
  const outcomes = results.map((test) => {
    const result = test.result()
    return result.state === 'skipped' ? `skipped: ${result.note}` : result.state
  })
  await vitest.close()
  expect(new Set(outcomes)).toEqual(
    new Set(['passed', 'skipped: no program()', 'skipped: no friend()', 'skipped: no join()', 'skipped: no partner()']),
  )
})
