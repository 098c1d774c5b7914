import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { BACK_FORWARD_CACHE, SOON, useScene, type WithGoodword } from '../support/scene.ts'

/** How a page is left in the same task in which it reports. */
const WAYS = {
  'to the same origin': (tab: Page, _elsewhere: string) =>
    tab.evaluate(() => {
      ;(globalThis as WithGoodword).goodword.lead({ customerId: 'leaving' })
      location.href = '/bye'
    }),
  'to another origin': (tab: Page, elsewhere: string) =>
    tab.evaluate((url) => {
      ;(globalThis as WithGoodword).goodword.lead({ customerId: 'leaving' })
      location.href = url
    }, elsewhere),
  'by closing the tab': async (tab: Page) => {
    const closed = tab.waitForEvent('close')
    const called = tab.evaluate(() => {
      ;(globalThis as WithGoodword).goodword.lead({ customerId: 'leaving' })
      close()
    })
    called.catch(() => {}) // its answer may be lost with the tab
    await closed
  },
}

const FAR_AWAY = { offline: false, latency: 300, downloadThroughput: -1, uploadThroughput: -1 }

const BROWSERS = { on: BACK_FORWARD_CACHE, off: {} }

const results: string[] = []
afterAll(() => {
  const title = `A lead, and the page is left at once: ${results.length} of 12 arrived`
  process.stdout.write(`\n${[title, ...results].join('\n')}\n`)
})

describe.for(Object.entries(BROWSERS))('with the back-forward cache %s', ([cache, options]) => {
  const scene = useScene(options)
  const { go, delivered, queue } = scene

  describe.for([0, 300])('and answers that take %i ms', (delayMs) => {
    test.for(Object.entries(WAYS))('a lead arrives although the page is left %s at once', async ([way, leave]) => {
      const { gateway, context, page } = scene
      gateway.delayMs = delayMs
      // Nothing of ours runs where the person goes, so that nobody else can deliver what was left behind.
      gateway.pages['/bye'] = { html: 'Bye' }
      // A tab that a script has opened is one that a script can close.
      const [tab] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void open('about:blank'))])
      await go(`${gateway.shop}/?ref=ada1`, tab)
      await expect.poll(() => queue(tab), SOON).toBeNull()
      // On loopback the bytes would be out before the page is gone, with or without `keepalive`.
      const network = await context.newCDPSession(tab)
      await network.send('Network.emulateNetworkConditions', FAR_AWAY)

      const leftAt = Date.now()
      await leave(tab, `${gateway.at('other.example')}/bye`)

      await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
      results.push(
        `  cache ${cache.padEnd(4)} ${delayMs} ms`.padEnd(20) + way.padEnd(20) + `after ${Date.now() - leftAt} ms`,
      )
    })
  })

  test('a page that is gone back to comes from the cache only where it is on, and still reports', async () => {
    const { gateway, page } = scene
    gateway.pages['/bye'] = { html: 'Bye' }
    await go(`${gateway.shop}/?ref=ada1`)
    await expect.poll(() => queue(), SOON).toBeNull()
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })))
    await page.goto(`${gateway.shop}/bye`)

    await page.goBack({ waitUntil: 'commit' }) // what comes from the cache does not load

    await page.waitForFunction(() => (globalThis as WithGoodword).goodword?.visit)
    const isRestored = await page.evaluate(() => (globalThis as { persisted?: boolean }).persisted === true)
    expect(isRestored).toBe(cache === 'on')
    await scene.lead('back')
    await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
  })
})
