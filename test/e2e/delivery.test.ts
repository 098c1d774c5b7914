import { expect, test } from 'vitest'
import { BACK_FORWARD_CACHE, SOON, useScene, type WithGoodword } from '../support/scene.ts'

const scene = useScene(BACK_FORWARD_CACHE)
const { go, visit, lead, queue, delivered } = scene

/** Lets time pass in the page, whose clock is the test's, until something more is sent. */
async function passTime(): Promise<void> {
  const { gateway, page } = scene
  const sent = gateway.posts.length
  const pass = async () => {
    await page.clock.runFor(500)
    return gateway.posts.length
  }
  await expect.poll(pass, SOON).toBeGreaterThan(sent)
}

/** What backends say that are too busy. */
const BUSY = JSON.stringify({ code: 'rate_limited', detail: 'Too many requests.' })

test('two tabs deliver what one of them could not, and once', async () => {
  const { gateway, context } = scene
  gateway.way = 'cut'
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(() => gateway.posts.length, SOON).toBeGreaterThan(0)
  await go(`${gateway.shop}/`, await context.newPage())
  await go(`${gateway.shop}/`, await context.newPage())
  gateway.way = 'open'
  await expect.poll(() => queue(), SOON).toBeNull()
  expect(delivered()).toEqual(['click'])
})

test('two tabs that come back online together deliver once', async () => {
  const { gateway, context, page } = scene
  await go(`${gateway.shop}/`)
  const second = await context.newPage()
  await go(`${gateway.shop}/`, second)
  await context.setOffline(true)
  for (const tab of [page, second]) await lead('offline', tab)
  expect(await queue()).toContain('lead:offline')
  expect(gateway.posts).toEqual([])
  await context.setOffline(false)
  await expect.poll(() => queue(), SOON).toBeNull()
  expect(delivered()).toEqual(['lead'])
})

test.for([
  [503, {}, 3900],
  [429, { 'retry-after': '8' }, 7900],
] as const)(
  'a backend that answers %i with %o is asked again, after about %i ms',
  async ([status, headers, waitMs]) => {
    const { gateway, page } = scene
    await page.clock.install()
    gateway.way = { status, headers, body: BUSY }
    const answered = page.waitForEvent('requestfinished', (request) => request.url().endsWith('/v1/events'))
    await go(`${gateway.shop}/?ref=ada1`)
    await answered
    gateway.way = 'open'
    await page.clock.runFor(waitMs - 1000) // real time goes on beside it
    expect(gateway.posts).toHaveLength(1)
    await passTime()
    await expect.poll(delivered, SOON).toEqual(['click'])
    expect(gateway.posts).toHaveLength(2)
  },
)

test('what is refused for good is asked about no more', async () => {
  const { gateway } = scene
  gateway.way = { status: 422, body: JSON.stringify({ code: 'invalid', detail: 'No.' }) }
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(() => gateway.posts[0]?.status, SOON).toBe(422)
  await expect.poll(() => queue(), SOON).toBeNull()
})

test('what a backend has swallowed without an answer the next page sends, when its time has come', async () => {
  const { gateway } = scene
  await scene.page.clock.install()
  gateway.way = 'hole'
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(() => gateway.posts.length, SOON).toBe(1)
  gateway.way = 'open'
  await go(`${gateway.shop}/`)
  expect(gateway.posts).toHaveLength(1) // its lease is not over
  await passTime()
  await expect.poll(delivered, SOON).toEqual(['click'])
  await expect.poll(() => queue(), SOON).toBeNull()
})

test('a fetch that the page has replaced by one that throws at once costs a delay, and nothing else', async () => {
  const { gateway, page } = scene
  await page.addInitScript(() => {
    const { fetch } = globalThis
    globalThis.fetch = () => {
      globalThis.fetch = fetch
      throw new Error('No network for you.')
    }
  })
  await page.clock.install()
  await go(`${gateway.shop}/?ref=ada1`)
  expect((await visit())?.code).toBe('ada1')
  expect(gateway.posts).toEqual([])
  await passTime()
  await expect.poll(delivered, SOON).toEqual(['click'])
})

test('more than a leaving page may send is sent all the same, and half a hundred at most', async () => {
  const { gateway, page, context } = scene
  await page.clock.install()
  await go(`${gateway.shop}/`)
  await context.setOffline(true)
  await page.evaluate(() => {
    const { goodword } = globalThis as WithGoodword
    const name = 'x'.repeat(1500)
    for (let count = 1; count <= 52; count++) goodword.lead({ customerId: `crowd_${count}`, name })
  })
  expect((await queue())!.length).toBeGreaterThan(64 * 1024)
  await context.setOffline(false)
  await passTime()
  await expect.poll(() => queue(), SOON).toBeNull()
  const ids = [...new Set(gateway.delivered.map(({ id }) => id))]
  expect(ids).toHaveLength(50)
  expect(ids).not.toContain('lead:crowd_1')
})

test('what was reported without a network is sent when it is back, by the page that is open then', async () => {
  const { gateway, page, context } = scene
  await go(`${gateway.shop}/`)
  await context.setOffline(true)
  await lead('offline')
  await page.close()
  await context.setOffline(false)
  const next = await context.newPage()
  await go(`${gateway.shop}/`, next)
  await expect.poll(() => queue(next), SOON).toBeNull()
  expect(delivered()).toEqual(['lead'])
})

test('the queue of another program is left alone', async () => {
  const { gateway, page } = scene
  const other = {
    pk_test_other_1: { 'lead:theirs': [{ id: 'lead:theirs', type: 'lead', at: Date.now(), visit: null }, 0, 0] },
  }
  await page.addInitScript((text) => (localStorage['goodword.q'] ??= text), JSON.stringify(other))
  await go(`${gateway.shop}/?ref=ada1`)
  await expect.poll(delivered, SOON).toEqual(['click'])
  await expect.poll(async () => JSON.parse((await queue())!) as unknown, SOON).toEqual(other)
})

test.for(['nonsense', 'null', '[1,[2]]', '{"a":1}', '"text"', '{"__proto__":[]}'])(
  'a queue of %s is in nobody’s way',
  async (junk) => {
    const { gateway, page } = scene
    await page.addInitScript((text) => (localStorage['goodword.q'] ??= text), junk)
    await go(`${gateway.shop}/?ref=ada1`)
    await expect.poll(delivered, SOON).toEqual(['click'])
  },
)

test('a page that comes back from the cache for back and forward goes on delivering', async () => {
  const { gateway, page } = scene
  gateway.pages['/bye'] = { html: 'Bye' }
  gateway.way = 'cut'
  await go(`${gateway.shop}/?ref=ada1`)
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })))
  await expect.poll(() => gateway.posts.length, SOON).toBe(1)
  await page.goto(`${gateway.shop}/bye`)
  gateway.way = 'open'
  await page.goBack({ waitUntil: 'commit' })
  await page.waitForFunction(() => (globalThis as { persisted?: boolean }).persisted)
  await expect.poll(delivered, SOON).toEqual(['click'])
})

test('a page that is killed while the backend thinks has lost nothing, and nothing counts twice', async () => {
  const { gateway, context, page } = scene
  gateway.way = 'hole'
  await go(`${gateway.shop}/?ref=ada1`)
  await lead('killed')
  await expect.poll(() => gateway.posts.length, SOON).toBe(2)
  await page.close({ runBeforeUnload: false })
  gateway.way = 'open'
  const next = await context.newPage()
  await go(`${gateway.shop}/`, next)
  await expect.poll(() => queue(next), SOON).toBeNull()
  expect(delivered().toSorted()).toEqual(['click', 'lead'])
})
