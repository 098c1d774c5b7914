import type { Page } from 'playwright-core'
import { launchChromium } from '../launch-chromium.ts'
import type { Engine, Tab } from './browser.ts'

/** Chromium, by Playwright. Never missing: without it no browser test runs at all. */
export const chromium: Engine = {
  name: 'chromium',
  missing: null,
  async launch() {
    const browser = await launchChromium()
    const context = await browser.newContext()
    return {
      async open(url) {
        const page = await context.newPage()
        await page.goto(url)
        return toTab(page)
      },
      close: () => browser.close(),
    }
  },
}

const toTab = (page: Page): Tab => ({
  async goto(url) {
    await page.goto(url)
  },
  async reload() {
    await page.reload()
  },
  evaluate: (work, ...args) => page.evaluate(`(${work})(...${JSON.stringify(args)})`),
  click: (selector) => page.locator(selector).first().click(),
  close: () => page.close({ runBeforeUnload: true }),
})
