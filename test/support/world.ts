import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ServerProcess, startGoodword } from './goodword-server.ts'
import { launchChromium } from './launch-chromium.ts'
import { OFFER } from './offer.ts'
import { freePort, type Running, startNode } from './processes.ts'

/** A server with the offer of the tests. */
export interface Backend {
  server: ServerProcess
  close(): Promise<void>
}

/** A server, a shop that uses it, and a browser that knows them by their names. */
export interface World extends Backend {
  browser: Browser
  /** Where the shop is, `http://shop.example:PORT`. */
  shop: string
  /** The same shop under a subdomain. */
  subdomain: string
  /** A person with a browser profile of his own. */
  person(device: 'desktop' | 'phone'): Promise<{ context: BrowserContext; page: Page; errors: string[] }>
}

const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
}

/** Starts a server alone, on a free port and in a folder of its own. It answers pages of these origins, or of any if there are none. */
export async function startBackend(origins: string[] = []): Promise<Backend> {
  const data = mkdtempSync(join(tmpdir(), 'goodword-e2e-'))
  const server = await startGoodword({ data, port: await freePort(), origins })
  await server.ask('PUT', '/v1/offers/customer', OFFER)
  return {
    server,
    async close() {
      await server.kill('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Starts everything on free ports and in folders of its own. */
export async function startWorld(): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), 'goodword-shop-'))
  const shopPort = await freePort()
  const shop = `http://shop.example:${shopPort}`
  const subdomain = `http://app.shop.example:${shopPort}`
  const backend = await startBackend([shop, subdomain])
  const { server } = backend
  const shopProcess: Running = await startNode('examples/shop/server.mjs', [], {
    ready: /https?:\/\/\S+/,
    env: {
      PORT: String(shopPort),
      SHOP_HOST: 'shop.example',
      SHOP_DATA: data,
      GOODWORD_API: server.url,
      GOODWORD_PROGRAM: server.keys.program,
      GOODWORD_KEY: server.keys.publishableKey,
      GOODWORD_SECRET_KEY: server.keys.secretKey,
      GOODWORD_SIGNING_SECRET: server.keys.signingSecret,
    },
  })
  const browser = await launchChromium()
  return {
    server,
    browser,
    shop,
    subdomain,
    async person(device) {
      const context = await browser.newContext(DEVICES[device])
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      return { context, page, errors }
    },
    async close() {
      await browser.close()
      await shopProcess.stop()
      await backend.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}
