import { expect, test, vi } from 'vitest'
import { createHttpAdapter } from './adapter.ts'
import type { Fetch } from './ask.ts'

const visit = { id: 'v1', code: 'k7mq', at: 1764000000000 }

/** An adapter whose backend answers every request alike, and what it was asked. */
function createWorld(answer: () => Response = () => Response.json({ answered: true })) {
  const fetch = vi.fn<Fetch>(async () => answer())
  const adapter = createHttpAdapter({ key: 'pk_test_a_b', api: 'https://refer.example', fetch, document: undefined })
  const lastRequest = () => new Request(...fetch.mock.lastCall!)
  return { adapter, session: adapter.partner({ token: 't' }), fetch, lastRequest }
}

type Session = ReturnType<typeof createWorld>['session']

const reads: [string, (session: Session) => Promise<unknown>][] = [
  ['/v1/me', (session) => session.me()],
  ['/v1/me/summary?from=a&to=b&by=day', (session) => session.summary({ from: 'a', to: 'b', by: 'day' })],
  ['/v1/me/referrals', (session) => session.referrals()],
  ['/v1/me/rewards?after=r1&limit=5', (session) => session.rewards({ after: 'r1', limit: 5 })],
  ['/v1/me/invites?limit=5', (session) => session.invites({ limit: 5 })],
  ['/v1/me/claims', (session) => session.claims({})],
  ['/v1/me/leaderboard', (session) => session.leaderboard()],
]

test.each(reads)('reads %s as the partner', async (path, read) => {
  const { session, lastRequest } = createWorld()
  expect(await read(session)).toEqual({ answered: true })
  const request = lastRequest()
  expect(request).toMatchObject({ method: 'GET', url: `https://refer.example${path}`, credentials: 'omit' })
  expect(request.headers.get('Authorization')).toBe('Bearer t')
})

const commands: [string, unknown, (session: Session) => Promise<unknown>][] = [
  ['PATCH /v1/me', { name: null, given: 500 }, (session) => session.update({ name: null, given: 500 })],
  ['POST /v1/me/links', { label: 'Blog' }, (session) => session.createLink({ label: 'Blog' })],
  [
    'POST /v1/me/invites',
    { emails: ['a@b.c'], note: 'Hi' },
    (session) => session.invite({ emails: ['a@b.c'], note: 'Hi' }),
  ],
  ['POST /v1/me/invites/i%2F1/remind', {}, (session) => session.remind('i/1')],
  ['POST /v1/me/rewards/r%3F1/redeem', {}, (session) => session.redeem('r?1')],
  ['POST /v1/me/claims', { code: 'k7mq' }, (session) => session.claim({ code: 'k7mq' })],
  ['POST /v1/me/claims/c1/confirm', { isMine: false }, (session) => session.confirmClaim('c1', { isMine: false })],
]

test.each(commands)('sends %s as the partner', async (route, body, command) => {
  const { session, lastRequest } = createWorld()
  expect(await command(session)).toEqual({ answered: true })
  const request = lastRequest()
  expect(`${request.method} ${request.url.replace('https://refer.example', '')}`).toBe(route)
  expect(request.headers.get('Authorization')).toBe('Bearer t')
  expect(await request.json()).toEqual(body)
})

test('asks for a friend by one request that needs no preflight', async () => {
  const { adapter, lastRequest } = createWorld()
  expect(await adapter.friend(visit)).toEqual({ answered: true })
  const request = lastRequest()
  expect(request).toMatchObject({ method: 'POST', url: 'https://refer.example/v1/friend', credentials: 'omit' })
  expect(request.headers.get('Content-Type')).toBe('text/plain;charset=UTF-8')
  expect(await request.json()).toEqual({ key: 'pk_test_a_b', visit })
})

test('answers null for a visit that nobody reported, and for nothing else', async () => {
  const problem = (code: string, status: number) => () => Response.json({ code, detail: 'No.' }, { status })
  expect(await createWorld(problem('unknown_visit', 404)).adapter.friend(visit)).toBeNull()
  const { adapter } = createWorld(problem('unknown_key', 401))
  await expect(adapter.friend(visit)).rejects.toMatchObject({ code: 'unknown_key', retryable: false })
})

test('rejects with the code of a refusal', async () => {
  const { session } = createWorld(() => Response.json({ code: 'conflict', detail: 'Too late.' }, { status: 409 }))
  await expect(session.remind('i1')).rejects.toMatchObject({ code: 'conflict', message: 'Too late.', retryable: false })
})
