import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EngineBrowser, Tab } from '../support/browsers/browser.ts'
import { ENGINES } from '../support/browsers/engines.ts'
import { type Gateway, openGateway } from '../support/gateway.ts'
import { type Backend, startBackend } from '../support/world.ts'

/** After a first failure an event is due in 4 to 5 s, and a waiting queue is looked at as often. */
const SOON = { timeout: 30_000, interval: 50 }

/** What the pages of these tests have: goodword.js, and the list that `WATCH` fills. */
type Watched = typeof globalThis & {
  goodword: {
    visit(): { id: string; code: string } | null
    lead(input: object): void
    identify(token: string): void
    consent(choice: boolean): void
  }
  uncaught: string[]
}

/** Notes every error that nobody caught. Not all engines tell such things to whoever drives them. */
const WATCH = `<script>
  uncaught = []
  addEventListener('error', ({ message }) => uncaught.push(message))
  addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)))
</script>`

/** What one flow is played with: a browser that nobody used, and a shop of its own. */
interface Scene {
  browser: EngineBrowser
  gateway: Gateway
}

let backend: Backend

/** The main flows, by what they show. Each runs on every engine. */
const FLOWS: Record<string, (scene: Scene) => Promise<void>> = {
  async 'a landing is known on the root domain and on a subdomain, and is reported once'({ browser, gateway }) {
    const tab = await browser.open(`${gateway.subdomain}/tea?ref=ada1`)
    const visit = await visitOf(tab)
    expect(visit?.code).toBe('ada1')
    await expect.poll(() => queue(tab), SOON).toBeNull()
    for (const site of [gateway.shop, gateway.subdomain]) {
      await tab.goto(`${site}/`)
      expect(await visitOf(tab)).toEqual(visit)
      expect(await tab.evaluate(() => document.cookie)).toMatch(new RegExp(`^goodword=${visit?.id}\\.\\d+\\.ada1$`))
    }
    expect(gateway.posts).toEqual([
      { method: 'POST', contentType: 'text/plain;charset=UTF-8', ids: [`click:${visit?.id}`], status: 202 },
    ])
  },

  async 'a reload is the same click, and so is the same address in a second tab'({ browser, gateway }) {
    const tab = await browser.open(`${gateway.shop}/?ref=ada1`)
    const visit = await visitOf(tab)
    await expect.poll(() => queue(tab), SOON).toBeNull()
    await tab.reload()
    expect(await visitOf(tab)).toEqual(visit)
    expect(await visitOf(await browser.open(`${gateway.shop}/?ref=ada1`))).toEqual(visit)
    expect(await queue(tab)).toBeNull()
    expect(delivered(gateway)).toEqual(['click'])
  },

  async 'a code that a router inside the page brings is seen'({ browser, gateway }) {
    const tab = await browser.open(`${gateway.shop}/`)
    expect(await visitOf(tab)).toBeNull()
    await tab.evaluate(() => history.pushState({ kept: 1 }, '', '/plans?ref=ben2'))
    await expect.poll(async () => (await visitOf(tab))?.code, SOON).toBe('ben2')
    expect(await tab.evaluate(() => history.state as unknown)).toEqual({ kept: 1 })
    await expect.poll(() => delivered(gateway), SOON).toEqual(['click'])
    expect(await uncaught(tab)).toEqual([])
  },

  async 'a lead arrives although the page is left at once'({ browser, gateway }) {
    const tab = await browser.open(`${gateway.shop}/?ref=ada1`)
    await visitOf(tab)
    await expect.poll(() => queue(tab), SOON).toBeNull()
    await tab.evaluate(() => {
      ;(globalThis as Watched).goodword.lead({ customerId: 'leaving' })
      location.href = '/bye'
    })
    await expect.poll(() => delivered(gateway), SOON).toEqual(['click', 'lead'])
  },

  async 'a lead arrives although the tab is closed at once'({ browser, gateway }) {
    const tab = await browser.open(`${gateway.shop}/?ref=ada1`)
    await visitOf(tab)
    await expect.poll(() => queue(tab), SOON).toBeNull()
    await tab.evaluate(() => (globalThis as Watched).goodword.lead({ customerId: 'closing' }))
    await tab.close()
    await expect.poll(() => delivered(gateway), SOON).toEqual(['click', 'lead'])
  },

  async 'what a closed page could not deliver the next page delivers, once'({ browser, gateway }) {
    gateway.way = 'cut'
    const first = await browser.open(`${gateway.shop}/?ref=ada1`)
    const visit = await visitOf(first)
    await expect.poll(() => gateway.posts.length, SOON).toBeGreaterThan(0)
    await first.close()
    gateway.way = 'open'
    const next = await browser.open(`${gateway.shop}/`)
    expect(await visitOf(next)).toEqual(visit)
    await expect.poll(() => queue(next), SOON).toBeNull()
    expect(delivered(gateway)).toEqual(['click'])
    expect(await uncaught(next)).toEqual([])
  },

  async 'a form that a script or the person sends carries the visit'({ browser, gateway }) {
    const form = '<form data-goodword action="/order"><input name="tea" value="oolong"><button>Buy</button></form>'
    gateway.pages['/tea'] = { html: WATCH + form + gateway.tag() }
    gateway.pages['/order'] = { html: 'Nothing of ours, which would take the visit out of the address' }
    const tab = await browser.open(`${gateway.shop}/tea?ref=ada1`)
    const visit = await visitOf(tab)
    const filled = `tea=oolong&goodword_code=ada1&goodword_visit=${visit?.id}`
    const fields = () =>
      tab.evaluate(() => `${new URLSearchParams(new FormData(document.forms[0]) as unknown as Record<string, string>)}`)
    await expect.poll(fields, SOON).toBe(filled)
    await tab.click('button')
    await expect.poll(() => tab.evaluate(() => location.search), SOON).toBe(`?${filled}`)
  },

  async 'while nobody has agreed nothing is stored or sent, and then the landing is'({ browser, gateway }) {
    gateway.pages['/tea'] = { html: WATCH + gateway.tag('data-consent="wait"') }
    const tab = await browser.open(`${gateway.shop}/tea?ref=ada1`)
    const visit = await visitOf(tab)
    expect(visit?.code).toBe('ada1')
    const stored = () => tab.evaluate(() => [document.cookie, ...Object.keys(localStorage)])
    expect(await stored()).toEqual([''])
    expect(gateway.posts).toEqual([])
    await tab.evaluate(() => (globalThis as Watched).goodword.consent(true))
    await expect
      .poll(() => gateway.delivered, SOON)
      .toMatchObject([{ type: 'click', page: `${gateway.shop}/tea`, visit }])
    await tab.goto(`${gateway.shop}/tea`)
    expect(await visitOf(tab)).toEqual(visit)
    await tab.evaluate(() => (globalThis as Watched).goodword.consent(false))
    expect(await stored()).toEqual([''])
    expect(await uncaught(tab)).toEqual([])
  },

  async 'a link to another domain of the owner takes the visit along, and it is the same one there'({
    browser,
    gateway,
  }) {
    const link = `<a href="${gateway.at('docs.other.example')}/start?a=1#top">Docs</a>`
    gateway.pages['/tea'] = { html: WATCH + link + gateway.tag('data-links="docs.other.example"') }
    const tab = await browser.open(`${gateway.shop}/tea?ref=ada1`)
    const visit = await visitOf(tab)
    await expect.poll(() => tab.evaluate(() => 'stays' in (globalThis as Watched).goodword.visit()!), SOON).toBe(true)
    await tab.click('a')
    await expect
      .poll(() => tab.evaluate(() => location.href), SOON)
      .toBe(`${gateway.at('docs.other.example')}/start?a=1#top`)
    await expect.poll(() => visitOf(tab), SOON).toEqual(visit)
    await expect.poll(() => queue(tab), SOON).toBeNull()
    expect(new Set(delivered(gateway))).toEqual(new Set(['click']))
    expect(new Set(gateway.delivered.map(({ id }) => id)).size).toBe(1)
  },

  async 'a friend is welcomed, and keeps what the press on the button gave'({ browser, gateway }) {
    gateway.pages['/'] = { html: `${WATCH}<goodword-welcome></goodword-welcome>${gateway.tag()}` }
    const tab = await browser.open(`${gateway.shop}/?ref=ada1`)
    await expect.poll(() => shown(tab, 'goodword-welcome'), SOON).toContain('$10')
    await tab.click('[part~=claim]')
    await expect.poll(() => isKept(tab), SOON).toBe(true)
    await tab.reload()
    await expect.poll(() => isKept(tab), SOON).toBe(true)
    expect(await uncaught(tab)).toEqual([])
  },

  async 'a partner who is identified sees his link and his figures'({ browser, gateway }) {
    const { token } = await backend.server.ask<{ token: string }>('POST', '/v1/tokens', { externalId: 'ada1' })
    gateway.pages['/account'] = { html: `${WATCH}<goodword-referral></goodword-referral>${gateway.tag()}` }
    const tab = await browser.open(`${gateway.shop}/account`)
    await visitOf(tab)
    await tab.evaluate((text) => (globalThis as Watched).goodword.identify(text), token)
    await expect.poll(() => shown(tab, 'goodword-referral'), SOON).toContain('ref=ada1')
    expect(gateway.requests).toContain('GET /v1/me')
    expect(await uncaught(tab)).toEqual([])
  },
}

beforeAll(async () => {
  backend = await startBackend()
  for (const code of ['ada1', 'ben2']) {
    await backend.server.ask('POST', '/v1/partners', { externalId: code, name: code, code })
  }
})
afterAll(() => backend.close())

for (const { name: engine, missing, launch } of ENGINES) {
  describe.skipIf(missing !== null)(missing === null ? engine : `${engine}, skipped because ${missing}`, () => {
    let scene: Scene
    beforeEach(async () => {
      const gateway = await openGateway(backend)
      gateway.pages['/'] = { html: WATCH + gateway.tag() }
      scene = { gateway, browser: await launch() }
    })
    afterEach(async () => {
      await scene.browser.close()
      scene.gateway.close()
    })
    for (const [name, flow] of Object.entries(FLOWS)) test(name, () => flow(scene))
  })
}

/** The visit that the page knows, once goodword.js runs there. */
async function visitOf(tab: Tab): Promise<{ id: string; code: string } | null> {
  await expect.poll(() => tab.evaluate(() => Boolean((globalThis as Watched).goodword?.visit)), SOON).toBe(true)
  return tab.evaluate(() => (globalThis as Watched).goodword.visit())
}

const queue = (tab: Tab) => tab.evaluate(() => localStorage.getItem('goodword.q'))
const uncaught = (tab: Tab) => tab.evaluate(() => (globalThis as Watched).uncaught)

/** The text that an element of ours shows; empty while it takes no space in the page. */
const shown = (tab: Tab, element: string) =>
  tab.evaluate((name) => {
    const panel = document.querySelector(name)?.shadowRoot?.querySelector<HTMLElement>('[part~=panel]')
    return panel?.getClientRects().length ? panel.innerText : ''
  }, element)

/** Whether the banner says that the reward was kept. */
const isKept = (tab: Tab) =>
  tab.evaluate(() => {
    const button = document.querySelector('goodword-welcome')?.shadowRoot?.querySelector('[part~=claim]')
    return button?.getAttribute('aria-disabled') === 'true'
  })

/** The kinds of events that the real server has taken, in their order, each as often as it was taken. */
const delivered = (gateway: Gateway) => gateway.delivered.map(({ type }) => type)
