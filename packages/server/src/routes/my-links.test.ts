import type { Link } from '@goodword/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestServer, type TestServer } from '../test-server.ts'
import { clickOf, createWorld, leadOf, type World } from '../testing/world.ts'

let server: TestServer
beforeAll(async () => void (server = await createTestServer({ now: Date.UTC(2026, 8, 1, 12) })), 60_000)
afterAll(() => server.close())

const add = (world: World, body: object) => world.act<Link>('ada', 'POST', '/v1/me/links', body)

test('stands behind the first, leads where that leads, and tells where a friend came from', async () => {
  const world = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
  const { status, body } = await add(world, { label: ' Podcast ' })
  expect(status).toBe(201)
  expect(body).toMatchObject({ label: 'Podcast', clicks: 0, url: `https://shop.example/?ref=${body.code}` })
  expect((await world.me()).links.map((link) => link.code)).toEqual(['ada1', body.code])
  const now = server.clock.now()
  const click = clickOf('v1', body.code, now)
  await world.record(click, leadOf('u1', now, click.visit))
  expect(await world.referrals()).toMatchObject([{ source: { code: body.code, label: 'Podcast' } }])
})

test('leads to another page of the program’s hosts, and nowhere else', async () => {
  const world = await createWorld(server, { settings: { origins: ['https://shop.example'] } })
  const tea = await add(world, { label: 'Tea', url: 'https://shop.example/tea?size=2#now' })
  expect(tea.body.url).toBe(`https://shop.example/tea?size=2&ref=${tea.body.code}#now`)
  expect(await add(world, { label: 'Tea', url: 'https://evil.example/' })).toMatchObject({
    status: 422,
    body: { code: 'host_not_allowed' },
  })
})

test.each([
  ['/label', {}],
  ['/label', { label: ' ' }],
  ['/label', { label: 'x'.repeat(61) }],
  ['/label', { label: 'a\u0000b' }],
  ['/url', { label: 'Tea', url: 'ftp://shop.example/tea' }],
  ['/url', { label: 'Tea', url: 'javascript:alert(1)' }],
])('is refused at %s for what cannot be', async (pointer, body) => {
  const world = await createWorld(server)
  expect(await add(world, body)).toMatchObject({ status: 422, body: { code: 'invalid', errors: [{ pointer }] } })
})

test('ends at fifty, though the last two are asked for at once', async () => {
  const world = await createWorld(server)
  for (let count = 1; count < 49; count += 1) await add(world, { label: `${count}` })
  const answers = await Promise.all([add(world, { label: 'a' }), add(world, { label: 'b' })])
  expect(answers.map((one) => one.status).sort()).toEqual([201, 422])
  expect(answers.find((one) => one.status === 422)).toMatchObject({ body: { code: 'invalid' } })
  expect((await world.me()).links).toHaveLength(50)
})
