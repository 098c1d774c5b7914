import { serve } from '@hono/node-server'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { freePort } from '../support/processes.ts'
import { snippetsIn } from '../support/snippets.ts'
import { startWorld, type World } from '../support/world.ts'

const SOON = { timeout: 20_000, interval: 50 }
const WINDOW_SECONDS = 90 * 86_400

let world: World
let context: BrowserContext
let page: Page
let errors: string[]
beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('POST', '/v1/partners', { externalId: 'ada', name: 'Ada', code: 'k7mq' })
})
beforeEach(async () => void ({ context, page, errors } = await world.person('phone')))
afterEach(() => context.close())
afterAll(() => world.close())

const visitCookies = async () => (await context.cookies()).filter(({ name }) => name === 'goodword')

test('a shop with the middleware takes over the cookie that the script wrote, in its place', async () => {
  await page.goto(`${world.subdomain}/?ref=k7mq`)
  await expect.poll(visitCookies, SOON).toHaveLength(1)
  const [written] = await visitCookies()

  const opened = await page.goto(`${world.subdomain}/basket`)

  const set = (await opened!.headersArray()).filter(({ name }) => name.toLowerCase() === 'set-cookie')
  expect(set.map(({ value }) => value)).toEqual([expect.stringContaining(`goodword=${written?.value}; `)])
  const kept = await visitCookies()
  expect(kept).toMatchObject([{ value: written?.value, domain: '.shop.example', httpOnly: false, sameSite: 'Lax' }])
  expect(Math.abs(kept[0]!.expires - written!.expires)).toBeLessThan(3)
  expect(errors).toEqual([])
})

test('behind a path of its own, a static page has the cookie set by an answer', async () => {
  const port = await freePort()
  const url = `http://site.example:${port}`
  await world.server.ask('PATCH', '/v1/program', { origins: [world.shop, world.subdomain, url] })
  const [recipe = ''] = snippetsIn('packages/embed/README.md', 'js').filter((code) => code.includes('fetch(request)'))
  const [tag = ''] = snippetsIn('packages/embed/README.md', 'html').filter((code) => code.includes('data-api'))
  const code = recipe.replace('https://refer.example.com', world.server.url).replace('export default', 'return')
  const worker = (new Function(code) as () => { fetch(request: Request): Promise<Response> })()
  const html = `<!doctype html><title>Site</title>${tag.replace('pk_live_…', world.server.keys.publishableKey)}`
  const site = serve({
    port,
    hostname: '127.0.0.1',
    fetch: (request) =>
      new URL(request.url).pathname.startsWith('/refer/')
        ? worker.fetch(request).then(undoCoding)
        : new Response(html, { headers: { 'content-type': 'text/html', 'cache-control': 'public, max-age=60' } }),
  })

  await page.goto(`${url}/?ref=k7mq`)
  await expect.poll(visitCookies, SOON).toHaveLength(1)
  const [written] = await visitCookies()
  await context.clearCookies()
  const answered = page.waitForResponse('**/refer/v1/visit')
  const answer = await page.evaluate(
    async ({ key, value }) => {
      const [id, at, code] = value.split('.')
      const body = JSON.stringify({ key, visit: { id, at: Number(at), code }, domain: 'site.example' })
      return (await fetch('/refer/v1/visit', { method: 'POST', body })).json()
    },
    { key: world.server.keys.publishableKey, value: written!.value },
  )

  const headers = await (await answered).headersArray()
  expect(headers.filter(({ name }) => name.toLowerCase() === 'set-cookie')).toHaveLength(1)
  const [set] = await visitCookies()
  expect(set).toMatchObject({ value: written?.value, domain: '.site.example', path: '/', httpOnly: false })
  expect(set!.expires - Date.now() / 1000).toBeGreaterThan(WINDOW_SECONDS - 60)
  expect(Math.abs(Date.parse((answer as { until: string }).until) / 1000 - set!.expires)).toBeLessThan(3)
  expect(await page.evaluate(() => document.cookie)).toBe(`goodword=${set!.value}`)
  expect(errors).toEqual([])
  site.close()
})

/** A Worker hands on what is compressed; the `fetch` of Node has undone it, and says otherwise. */
function undoCoding(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(response.body, { status: response.status, headers })
}
