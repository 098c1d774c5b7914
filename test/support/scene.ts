import type { Browser, BrowserContext, Cookie, Frame, LaunchOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openGateway, type Gateway } from './gateway.ts'
import { launchChromium } from './launch-chromium.ts'
import { type Backend, startBackend } from './world.ts'

/** For `useScene`: with the cache for back and forward, which Playwright turns off unless it is told not to. */
export const BACK_FORWARD_CACHE: LaunchOptions = { ignoreDefaultArgs: ['--disable-back-forward-cache'] }

/** After a first failure an event is due in 4 to 5 s, and a waiting queue is looked at as often. */
export const SOON = { timeout: 20_000, interval: 50 }

export interface Visit {
  id: string
  code: string
  at: number
}

/** What goodword.js leaves in a page. */
export type WithGoodword = typeof globalThis & {
  goodword: {
    visit(): Visit | null
    lead(input: object): void
    sale(input: object): void
    consent(choice: boolean | 'session' | null): void
    stop(): void
  }
}

/** What a test of goodword.js is played with. What tells of pages without being asked about one tells of the first. */
export interface Scene {
  /** A real server, which knows the codes `ada1`, `ben2` and `cyd3`. */
  readonly backend: Backend
  readonly gateway: Gateway
  readonly browser: Browser
  /** A profile that nobody used before, for each test. */
  readonly context: BrowserContext
  readonly page: Page
  /** Goes to an address and waits until goodword.js runs there. */
  go(url: string, tab?: Page): Promise<void>
  /** The visit that the page knows. */
  visit(where?: Page | Frame): Promise<Visit | null>
  lead(customerId: string, tab?: Page): Promise<void>
  /** What waits in the page's storage. */
  queue(tab?: Page): Promise<string | null>
  /** Names of what is in the page's localStorage and sessionStorage. */
  stored(): Promise<string[]>
  /** Every cookie with our name, of any host. */
  cookies(): Promise<Cookie[]>
  /** The kinds of events that the real server has taken, in their order, each as often as it was taken. */
  delivered(): string[]
}

/** Plays every test of a file or of a `describe` in a scene of its own. Whatever a page fails to catch fails the test. */
export function useScene(options: LaunchOptions = {}): Scene {
  let backend: Backend
  let gateway: Gateway
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let errors: string[]

  beforeAll(async () => {
    backend = await startBackend()
    for (const code of ['ada1', 'ben2', 'cyd3']) {
      await backend.server.ask('POST', '/v1/partners', { externalId: code, name: code, code })
    }
    browser = await launchChromium(options)
  })
  beforeEach(async () => {
    gateway = await openGateway(backend)
    context = await browser.newContext()
    errors = []
    context.on('weberror', (error) => errors.push(String(error.error())))
    page = await context.newPage()
  })
  afterEach(async () => {
    await context.close()
    gateway.close()
    expect(errors).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await backend.close()
  })

  return {
    get backend() {
      return backend
    },
    get gateway() {
      return gateway
    },
    get browser() {
      return browser
    },
    get context() {
      return context
    },
    get page() {
      return page
    },
    async go(url, tab = page) {
      await tab.goto(url)
      await tab.waitForFunction(() => (globalThis as WithGoodword).goodword?.visit)
    },
    visit: (where = page) => where.evaluate(() => (globalThis as WithGoodword).goodword.visit()),
    lead: (customerId, tab = page) =>
      tab.evaluate((id) => (globalThis as WithGoodword).goodword.lead({ customerId: id }), customerId),
    queue: (tab = page) => tab.evaluate(() => localStorage.getItem('goodword.q')),
    stored: () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]),
    cookies: async () => (await context.cookies()).filter(({ name }) => name === 'goodword'),
    delivered: () => gateway.delivered.map(({ type }) => type),
  }
}
