import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import { launchChromium } from '../../support/launch-chromium.ts'
import type { ShareWorld } from './share-page.ts'

/** Allows no inline style, no string as markup, and nothing from anywhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'none'; img-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

export interface PageOptions {
  lang?: string
  dir?: string
  width?: number
  colorScheme?: 'light' | 'dark'
  /** What stands on the page. */
  html?: string
  /** Runs before any script of the page. */
  before?: () => void
  context?: BrowserContextOptions
}

/** Pages with a panel on a fake backend, each under the strictest policy. */
export interface ShareSite {
  browser: Browser
  open(world?: ShareWorld, options?: PageOptions): Promise<{ page: Page; errors: string[] }>
  close(): Promise<void>
}

export async function startShareSite(): Promise<ShareSite> {
  const files = await bundle()
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const script = files.get(path.slice(1))
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', POLICY)
    response.end(script ?? html)
  })
  let html = ''
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await launchChromium()
  return {
    browser,
    async open(world = {}, options = {}) {
      const { lang = 'en', dir = 'ltr', width = 390, colorScheme = 'light', before, context } = options
      const content = options.html ?? '<goodword-referral></goodword-referral>'
      html = `<!doctype html><html lang="${lang}" dir="${dir}"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width"><title>Refer</title><main><h1>Refer</h1>${content}</main><script type="module" src="/page.js"></script>`
      const person = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, ...context })
      const page = await person.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
      await page.addInitScript((given) => Object.assign(globalThis, { world: given }), world)
      await page.addInitScript(() => {
        const told: [string, unknown][] = []
        Object.assign(globalThis, { told })
        for (const name of ['share', 'copy', 'invite', 'generosity', 'qr', 'error'])
          addEventListener(`goodword-${name}`, (event) => told.push([name, (event as CustomEvent).detail]))
      })
      if (before) await page.addInitScript(before)
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.locator('goodword-referral .side').waitFor()
      return { page, errors }
    },
    async close() {
      await browser.close()
      server.close()
    },
  }
}

async function bundle(): Promise<Map<string, string>> {
  const built = await rolldown({
    input: { page: fileURLToPath(new URL('share-page.ts', import.meta.url)) },
    platform: 'browser',
    resolve: { conditionNames: ['@goodword/source', 'module', 'browser', 'import'] },
    tsconfig: false,
    transform: { target: 'es2022', jsx: { runtime: 'automatic', importSource: 'preact' } },
  })
  const { output } = await built.generate({ format: 'esm' })
  await built.close()
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code] as const] : [])))
}
