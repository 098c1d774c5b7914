import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs'
import { type ServerProcess, startGoodword } from './goodword-server.ts'
import { OFFER } from './offer.ts'
import { freePort, type Running, startNode } from './processes.ts'

/** A server, a shop that uses it, and a browser that knows them by their names. */
export interface World {
  server: ServerProcess
  browser: Browser
  /** Where the shop is, `http://shop.example:PORT`. */
  shop: string
  /** The same shop under a subdomain. */
  subdomain: string
  /** A person with a browser profile of his own. */
  person(device: 'desktop' | 'phone'): Promise<{ context: BrowserContext; page: Page; errors: string[] }>
  close(): Promise<void>
}

const DEVICES = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
}

/** Starts everything on free ports and in folders of its own. */
export async function startWorld(): Promise<World> {
  const data = mkdtempSync(join(tmpdir(), 'goodword-e2e-'))
  const [apiPort, shopPort] = [await freePort(), await freePort()]
  const shop = `http://shop.example:${shopPort}`
  const subdomain = `http://app.shop.example:${shopPort}`
  const server = await startGoodword({ data: join(data, 'server'), port: apiPort, origins: [shop, subdomain] })
  await server.ask('PUT', '/v1/offers/customer', OFFER)
  const shopProcess: Running = await startNode('examples/shop/server.mjs', [], {
    ready: /https?:\/\/\S+/,
    env: {
      PORT: String(shopPort),
      SHOP_HOST: 'shop.example',
      SHOP_DATA: join(data, 'shop'),
      GOODWORD_API: server.url,
      GOODWORD_PROGRAM: server.keys.program,
      GOODWORD_KEY: server.keys.publishableKey,
      GOODWORD_SECRET_KEY: server.keys.secretKey,
      GOODWORD_SIGNING_SECRET: server.keys.signingSecret,
    },
  })
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, '--host-resolver-rules=MAP *.example 127.0.0.1'],
  })
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
      await server.kill('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}
