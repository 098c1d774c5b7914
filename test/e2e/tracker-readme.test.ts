import { build } from 'esbuild'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openGateway, type Gateway } from '../support/gateway.ts'
import { ROOT } from '../support/sources.ts'
import { startWorld, type World } from '../support/world.ts'

const SOON = { timeout: 20_000, interval: 50 }

let world: World
let gateway: Gateway
let context: BrowserContext
let page: Page
let errors: string[]

beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('PATCH', '/v1/program', { origins: [] })
  await world.server.ask('POST', '/v1/partners', { externalId: 'ada1', name: 'Ada', code: 'ada1' })
})
beforeEach(async () => {
  gateway = await openGateway(world)
  ;({ context, page, errors } = await world.person('desktop'))
})
afterEach(async () => {
  expect(errors).toEqual([])
  await context.close()
  gateway.close()
})
afterAll(() => world.close())

/** A page with the lines of the README in it, as a bundler makes it of them. */
async function pageOf(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(ROOT, 'test/contract/readme'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    conditions: ['@goodword/source'],
    write: false,
  })
  const script = outputFiles[0]!.text
    .replaceAll('https://refer.example.com', gateway.api)
    .replaceAll('pk_live_…', world.server.keys.publishableKey)
  return `<form data-goodword action="/join" method="post"><button>Join</button></form><script type="module">${script}</script>`
}

test('the page of the README waits, stores after a grant, cleans the address and fills the form', async () => {
  gateway.pages['/'] = { html: await pageOf(`import './tracker-page.ts'`) }
  await page.addInitScript(() =>
    Object.assign(globalThis, { dataLayer: [['consent', 'default', { ad_storage: 'denied' }]] }),
  )
  await page.goto(`${gateway.shop}/?ref=ada1`)
  expect(await context.cookies()).toEqual([])
  expect(gateway.posts).toEqual([])
  await page.evaluate(() =>
    (globalThis as unknown as { dataLayer: unknown[] }).dataLayer.push([
      'consent',
      'update',
      { ad_storage: 'granted' },
    ]),
  )
  expect(await context.cookies()).toHaveLength(1)
  await expect.poll(() => page.url(), SOON).toBe(`${gateway.shop}/`)
  await expect.poll(() => gateway.posts.map(({ status }) => status), SOON).toEqual([202])
  const joined = page.waitForRequest('**/join')
  await page.getByRole('button').click()
  expect((await joined).postData()).toMatch(/^goodword_code=ada1&goodword_visit=\d+$/)
})

test('the adapter of the README reports to the own server, and the visit says how long it stays', async () => {
  gateway.pages['/'] = {
    html: await pageOf(`
      import { createOwnTracker } from './tracker-adapter.ts'
      import { describeStay } from './tracker-stay.ts'
      document.title = describeStay(createOwnTracker(console.error))`),
  }
  const reported = page.waitForRequest('**/referral-events')
  await page.goto(`${gateway.shop}/?ref=ada1`)
  expect((await reported).postDataJSON()).toMatchObject([{ type: 'click', visit: { code: 'ada1' } }])
  await expect.poll(() => page.title(), SOON).toMatch(/^until 20\d\d-/)
})
