import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openGateway, type Gateway } from '../support/gateway.ts'
import { readOperations, watchOperations } from '../support/operations.mjs'
import { startWorld, type World } from '../support/world.ts'

let world: World
let gateway: Gateway
let page: Page

beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('PATCH', '/v1/program', { origins: [] })
})
beforeEach(async () => {
  gateway = await openGateway(world)
  ;({ page } = await world.person('desktop'))
  await watchOperations(page)
  return async () => {
    await page.context().close()
    gateway.close()
  }
})
afterAll(() => world.close())

test('a page without a code costs next to nothing', async () => {
  await page.goto(`${gateway.shop}/`, { waitUntil: 'networkidle' })
  expect(await page.evaluate(() => 'goodword' in globalThis)).toBe(true)
  const { cookieReads, storageReads, ...others } = await readOperations(page)
  expect(cookieReads).toBeLessThanOrEqual(1)
  expect(storageReads).toBeLessThanOrEqual(2)
  // One observer sees what a router draws, and elements of ours that come later.
  expect(others).toEqual({ cookieWrites: 0, storageWrites: 0, listeners: 2, observers: 1, timers: 0 })
  expect(gateway.requests).toEqual(['GET /goodword.js'])
})

test('importing the packages does nothing at all', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: ['tracker', 'tracker/doctor', 'adapters/http', 'core']
        .map((name, index) => `export * as part${index} from '@goodword/${name}'`)
        .join('\n'),
      resolveDir: fileURLToPath(new URL('../../packages/embed', import.meta.url)),
    },
    bundle: true,
    format: 'esm',
    ignoreAnnotations: true, // or the bundler would leave out what it believes to do nothing
    write: false,
  })
  gateway.pages['/empty'] = { html: '' }
  await page.goto(`${gateway.shop}/empty`)
  const before = await page.evaluate(() => Object.keys(globalThis).toSorted())
  const module = JSON.stringify(`data:text/javascript,${encodeURIComponent(outputFiles[0]!.text)}`)
  expect(await page.evaluate(`import(${module}).then(({ part0 }) => typeof part0.createTracker)`)).toBe('function')
  const operations = Object.values(await readOperations(page)).reduce((sum, count) => sum + count, 0)
  expect(operations).toBe(0)
  expect(await page.evaluate(() => Object.keys(globalThis).toSorted())).toEqual(before)
  expect(gateway.requests).toEqual([])
})

test('every way to do these things is counted', async () => {
  gateway.pages['/all'] = {
    html: `<script>
      document.cookie; document.cookie = 'a=1'
      localStorage.a; localStorage.getItem('a'); sessionStorage.length; 'a' in localStorage; Object.keys(sessionStorage)
      localStorage.a = 1; localStorage.setItem('b', 2); delete localStorage.a; sessionStorage.removeItem('b')
      addEventListener('load', Object); document.body.addEventListener('click', Object)
      new MutationObserver(Object).observe(document.body, { childList: true })
      setTimeout(Object); clearInterval(setInterval(Object, 1e6)); requestAnimationFrame(Object)
    </script>`,
  }
  await page.goto(`${gateway.shop}/all`)
  expect(await readOperations(page)).toEqual({
    cookieReads: 1,
    cookieWrites: 1,
    storageReads: 5,
    storageWrites: 4,
    listeners: 2,
    observers: 1,
    timers: 3,
  })
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({ b: '2' })
})
