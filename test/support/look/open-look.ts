import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { LookPage } from './page-script.ts'

/** What the page's script leaves there. */
export type WithLook = typeof globalThis & { look: LookPage }

const ORIGIN = 'http://shop.example'
let script: Promise<string> | undefined

/** The page's script, for pages that are served otherwise. */
export const bundleLook = (): Promise<string> => (script ??= bundle())

/** Opens a page of the given markup that can show panels of a program which is all in the page. It needs no server. */
export async function openLook(
  browser: Browser,
  html: string,
  options: BrowserContextOptions & { files?: Record<string, string>; policy?: string } = {},
): Promise<Page> {
  const { files = {}, policy, ...context } = options
  const body = await bundleLook()
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-US',
    ...context,
  })
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname
    const file = files[path]
    if (path === '/look.js') return route.fulfill({ contentType: 'text/javascript', body })
    if (file !== undefined) return route.fulfill({ contentType: 'text/css', body: file })
    if (path !== '/') return route.fulfill({ status: 404, body: '' })
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: policy ? { 'content-security-policy': policy } : {},
      body: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Shop</title><script src="/look.js"></script>${html}`,
    })
  })
  await page.goto(`${ORIGIN}/`)
  return page
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page-script.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    charset: 'utf8',
    conditions: ['@goodword/source'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
