import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { serveSite, type Site } from '../support/site.ts'
import { startWorld, type World } from '../support/world.ts'

const SOON = { timeout: 20_000, interval: 50 }

/** What goodword.js leaves in a page. */
type WithGoodword = typeof globalThis & {
  goodword: {
    visit(): { code: string } | null
    sale(input: object): void
    lead(input: object): void
    on(topic: string, listener: (told: { code: string }) => void): void
  }
  told: string[]
}

let world: World
let site: Site | undefined
beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('POST', '/v1/partners', { externalId: 'u_1', name: 'Mara', code: 'k7mq' })
})
afterEach(() => {
  site?.close()
  site = undefined
})
afterAll(() => world.close())

/** Opens a page that carries the tag, and notes what `rejected` listeners hear. */
async function open(query: string, key = world.server.keys.publishableKey): Promise<{ page: Page; errors: string[] }> {
  site = await serveSite(
    world,
    `<goodword-welcome></goodword-welcome><script async src="${world.server.url}/goodword.js" data-key="${key}"></script>`,
  )
  const { page, errors } = await world.person('desktop')
  await page.addInitScript(() => {
    const here = globalThis as WithGoodword
    here.told = []
    const wait = setInterval(() => {
      if (typeof here.goodword?.on !== 'function') return
      clearInterval(wait)
      here.goodword.on('rejected', ({ code }) => here.told.push(code))
    }, 1)
  })
  await page.goto(site.url + query)
  await page.waitForFunction(() => typeof (globalThis as WithGoodword).goodword?.on === 'function')
  return { page, errors }
}

const rejections = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as WithGoodword).told)
const stored = (page: Page) => page.evaluate(() => document.cookie + Object.keys(localStorage).join())
const visited = (page: Page) => page.evaluate(() => (globalThis as WithGoodword).goodword.visit()?.code ?? null)

test.for([
  ['empty', '?ref='],
  ['5 000 characters long', `?ref=${'x'.repeat(5000)}`],
  ['broken per cent signs', '?ref=%E0%A4%A&via=%'],
  ['a script', `?ref=${encodeURIComponent('<script>alert(1)</script>')}`],
  ['an attempt at the cookie', '?ref=a;max-age=0'],
])('a code that is %s is nobody, stores nothing and breaks nothing', async ([, query = '']) => {
  const { page, errors } = await open(query)
  expect(await visited(page)).toBeNull()
  expect(await stored(page)).toBe('')
  expect(errors).toEqual([])
})

test('a code that nobody has is forgotten once the server has said so, and shows no banner', async () => {
  const { page, errors } = await open('?ref=nobody')
  await expect.poll(() => visited(page), SOON).toBeNull()
  expect(await page.locator('goodword-welcome').getByRole('button').count()).toBe(0)
  expect(errors).toEqual([])
})

test('an amount that is no integer in minor units is refused with its name, and the good event beside it is kept', async () => {
  const { page, errors } = await open('?ref=k7mq')
  await page.evaluate(() => {
    const { goodword } = globalThis as WithGoodword
    goodword.sale({ orderId: 'o_price', amount: 19.99, currency: 'USD' })
    goodword.sale({ orderId: 'o_text', amount: '1999', currency: 'USD' })
    goodword.lead({ customerId: 'u_good' })
  })
  await expect.poll(() => rejections(page), SOON).toEqual(['amount_not_integer', 'amount_not_integer'])
  await expect.poll(() => page.evaluate(() => localStorage.getItem('goodword.q')), SOON).toBeNull()
  const { data } = await world.server.ask<{ data: { type: string }[] }>('GET', '/v1/conversions?customerId=u_good')
  expect(data).toMatchObject([{ type: 'lead', verified: false }])
  expect(errors).toEqual([])
})

test.for<[string, () => string, string]>([
  ['wrong', () => world.server.keys.publishableKey.replace(/.{6}$/, 'xxxxxx'), 'unknown_key'],
  ['of another program', () => 'pk_test_elsewhere1_abcdefghijklmnopqrstu', 'unknown_key'],
  ['secret', () => world.server.keys.secretKey, 'secret_key_in_browser'],
])('a key that is %s is refused with its name, and the page goes on', async ([, key, code]) => {
  const { page, errors } = await open('?ref=k7mq', key())
  await expect.poll(() => rejections(page), SOON).toEqual([code])
  expect(await visited(page)).toBe('k7mq')
  expect(errors).toEqual([])
})

test('a website that is not on the list is refused with a name, and the page goes on', async () => {
  const { page, errors } = await open('')
  await world.server.ask('PATCH', '/v1/program', { origins: [world.shop] })
  await expect
    .poll(async (): Promise<string[]> => {
      await page.evaluate(() => (globalThis as WithGoodword).goodword.lead({ customerId: `u_${Math.random()}` }))
      return rejections(page)
    }, SOON)
    .toContain('origin_not_allowed')
  expect(errors).toEqual([])
})

test('without a key the script does nothing at all', async () => {
  site = await serveSite(world, `<script async src="${world.server.url}/goodword.js"></script>`)
  const { page, errors } = await world.person('desktop')
  await page.goto(`${site.url}/?ref=k7mq`, { waitUntil: 'networkidle' })
  expect(await stored(page)).toBe('')
  expect(await page.evaluate(() => typeof (globalThis as WithGoodword).goodword)).toBe('undefined')
  expect(errors).toEqual([])
})
