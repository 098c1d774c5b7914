import { build } from 'esbuild'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSite } from '../support/site.ts'
import { snippetsIn } from '../support/snippets.ts'
import { ROOT } from '../support/sources.ts'
import { startWorld, type World } from '../support/world.ts'

const SOON = { timeout: 20_000, interval: 100 }

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('the script tag of the README shows a partner his link and a friend what it brings', async () => {
  const [snippet = ''] = snippetsIn('README.md', 'html')
  const { id, links } = await world.server.ask<{ id: string; links: { code: string }[] }>('POST', '/v1/partners', {
    externalId: 'u_1',
    name: 'Mara',
  })
  // Somebody else's link: a partner's own brings him nothing.
  const friend = await world.server.ask<{ links: { code: string }[] }>('POST', '/v1/partners', {
    externalId: 'u_2',
    name: 'Ada',
  })
  const { token } = await world.server.ask<{ token: string }>('POST', '/v1/tokens', { partnerId: id })
  const html = snippet
    .replaceAll('https://refer.example.com', world.server.url)
    .replace('pk_live_…', world.server.keys.publishableKey)
    .replace('token="…"', `token="${token}"`)
  const site = await serveSite(world, html)
  const { page, errors } = await world.person('phone')

  await page.goto(`${site.url}/?ref=${friend.links[0]?.code}`)

  await page.locator('goodword-welcome').getByRole('button', { name: /keep/i }).waitFor()
  await expect.poll(() => page.locator('goodword-referral [part~=link]').innerText(), SOON).toContain(links[0]?.code)
  expect(errors).toEqual([])
  site.close()
})

test("the call of an owner's server in the README puts a sale on the books", async () => {
  const [snippet = ''] = snippetsIn('README.md', 'js')
  const code = snippet
    .replaceAll('https://refer.example.com', world.server.url)
    .replace('process.env.GOODWORD_SECRET_KEY', JSON.stringify(world.server.keys.secretKey))
  const AsyncFunction = (async () => {}).constructor as new (code: string) => () => Promise<void>

  await new AsyncFunction(code)()

  const { data } = await world.server.ask<{ data: object[] }>('GET', '/v1/conversions?orderId=o_9')
  expect(data).toMatchObject([{ type: 'sale', amount: 5900, currency: 'USD', verified: true }])
})

test('the ten lines for developers run in a page', async () => {
  const [snippet = ''] = snippetsIn('README.md', 'ts')
  const { outputFiles } = await build({
    stdin: { contents: `${snippet}\nObject.assign(window, { tracker })`, resolveDir: join(ROOT, 'test'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    conditions: ['@goodword/source'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
  })
  const site = await serveSite(
    world,
    '<goodword-referral></goodword-referral><script type="module" src="/app.js"></script>',
    outputFiles[0]?.text,
  )
  const { page, errors } = await world.person('desktop')

  await page.goto(`${site.url}/?ref=k7mq`)

  await expect
    .poll(() => page.evaluate(() => (window as { tracker?: { visit(): object | null } }).tracker?.visit()), SOON)
    .toMatchObject({ code: 'k7mq' })
  expect(await page.locator('goodword-referral').evaluate((element) => element.shadowRoot !== null)).toBe(true)
  expect(errors).toEqual([])
  site.close()
})
