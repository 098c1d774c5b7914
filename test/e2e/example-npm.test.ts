import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { launchChromium } from '../support/launch-chromium.ts'
import { ROOT } from '../support/sources.ts'

const EXAMPLE = join(ROOT, 'examples/npm')
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

let dist: string
let server: Server
let url: string
let browser: Browser

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'goodword-npm-'))
  const vite = join(EXAMPLE, 'node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', dist, '--emptyOutDir'], { cwd: EXAMPLE })
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname)
    const file = path === '/' ? '/index.html' : path
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    response.end(readFileSync(join(dist, file)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  server.close()
  rmSync(dist, { recursive: true })
})

async function open(width = 1280): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(url)
  await page.locator('goodword-referral:not([show]) [part~=stats]').waitFor()
  return { page, errors }
}

const list = (page: Page) => page.locator('#friends li').allInnerTexts()
const panel = (page: Page) => page.locator('goodword-referral:not([show])')

test('a sale and two weeks later the list and the panel say the same', async () => {
  const { page, errors } = await open()
  expect(await list(page)).toEqual([])

  await page.getByRole('button', { name: 'A friend buys for $60' }).click()
  await expect.poll(() => list(page)).toEqual(['Ben: $20.00, waiting'])
  await expect.poll(() => panel(page).locator('[part~=referral]').innerText()).toContain('14-day')

  const before = await page.locator('time').innerText()
  await page.getByRole('button', { name: 'Let two weeks pass' }).click()
  await expect.poll(() => list(page)).toEqual(['Ben: $20.00, yours'])
  await expect.poll(() => panel(page).locator('[part~=referral]').innerText()).not.toContain('14-day')
  expect(await page.locator('time').innerText()).not.toBe(before)
  expect(errors).toEqual([])
})

test('the component shows two sections and hears of a copy', async () => {
  const { page, errors } = await open()
  expect(await page.locator('#invite goodword-referral').count()).toBe(2)
  expect(await page.locator('#invite [part~=offer]').innerText()).toContain('$20')
  await page.locator('#invite [part~=copy]').click()
  await page.getByText('Now paste it to a friend.').waitFor()
  expect(errors).toEqual([])
})

test.each([390, 1280])('the page is accessible and fits, at %i px', async (width) => {
  const { page } = await open(width)
  await page.getByRole('button', { name: 'A friend buys for $60' }).click()
  await expect.poll(() => list(page)).toHaveLength(1)
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
