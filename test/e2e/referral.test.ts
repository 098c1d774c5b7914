import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '../support/world.ts'

const DAY_MS = 86_400_000

/** How long the widget may take to show what happened elsewhere, server restarts included. */
const SOON = { timeout: 20_000, interval: 100 }

/** A queue that has failed twice comes back after about 20 seconds. */
const AFTER_BACK_OFF = { timeout: 60_000, interval: 200 }

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('one referral travels the whole way, through a crash, and both sides see it', async () => {
  const mara = await world.person('desktop')
  await signUp(mara.page, 'Mara')
  const link = await copyLink(mara.page)
  expect(link).toMatch(new RegExp(`^${world.shop}/\\?ref=[a-z0-9_-]+$`))

  const finn = await world.person('phone')
  await finn.page.goto(link)
  await keepInvitation(finn.page)
  await finn.page.goto(world.shop)
  await finn.page.goto(`${world.subdomain}/`)
  await expect.poll(() => figure(mara.page, 'visits'), SOON).toBe('1')

  await signUp(finn.page, 'Finn', world.subdomain)
  await expect.poll(() => friends(mara.page), SOON).toContain('Joined')

  await world.server.kill()
  await world.server.start()

  await buy(finn.page)
  await expect.poll(() => friends(mara.page), SOON).toMatch(/14-day/)
  expect(await friends(mara.page)).toContain('$20')

  await world.server.setClock(Date.now() + 15 * DAY_MS)
  await expect.poll(() => friends(mara.page), SOON).not.toMatch(/14-day/)
  expect(await friends(mara.page)).toMatch(/Yours/)

  const { data: rewards } = await world.server.ask<{ data: { side: string; amount: number }[] }>('GET', '/v1/rewards')
  expect(rewards.map(({ side, amount }) => [side, amount]).sort()).toEqual([
    ['customer', 1000],
    ['partner', 2000],
  ])
  expect([...mara.errors, ...finn.errors]).toEqual([])
})

test('a purchase while the API is down is delivered later, once', async () => {
  const ada = await world.person('desktop')
  await signUp(ada.page, 'Ada')
  const link = await copyLink(ada.page)
  const ben = await world.person('phone')
  await ben.page.goto(link)
  await keepInvitation(ben.page)
  await signUp(ben.page, 'Ben')
  await expect.poll(() => friends(ada.page), SOON).toContain('Joined')

  await world.server.kill()
  const orderId = await buy(ben.page)
  await expect.poll(() => queued(ben.page), SOON).toContain(`sale:${orderId}`)
  await world.server.start()

  const delivered: string[] = []
  ben.page.on('response', (response) => {
    const body = response.request().postData() ?? ''
    if (response.status() === 202 && body.includes(`sale:${orderId}`)) delivered.push(body)
  })
  await ben.page.goto(world.shop)
  await expect.poll(() => queued(ben.page), AFTER_BACK_OFF).not.toContain(`sale:${orderId}`)
  await expect.poll(() => friends(ada.page), SOON).toMatch(/14-day/)
  await ben.page.goto(world.shop)

  expect(delivered).toHaveLength(1)
  const { data: sales } = await world.server.ask<{ data: { verified: boolean }[] }>(
    'GET',
    `/v1/conversions?orderId=${orderId}`,
  )
  expect(sales.filter(({ verified }) => verified)).toHaveLength(1)
  const { data: rewards } = await world.server.ask<{ data: { conversionId: string }[] }>('GET', '/v1/rewards?limit=100')
  expect(new Set(rewards.map(({ conversionId }) => conversionId)).size).toBe(rewards.length / 2)
  expect([...ada.errors, ...ben.errors]).toEqual([])
})

test('a partner who opens the own link is nobody’s friend, on the subdomain too', async () => {
  const mia = await world.person('desktop')
  await signUp(mia.page, 'Mia')
  const link = await copyLink(mia.page)
  for (const site of [world.shop, world.subdomain]) {
    await mia.page.goto(link.replace(world.shop, site))
    await mia.page.waitForFunction(() => (globalThis as { goodword?: { visit?: unknown } }).goodword?.visit)
    expect(await mia.page.evaluate(() => document.cookie)).toMatch(/^(?!.*goodword=\w).*goodword_own=@/)
    expect(await mia.page.evaluate(() => localStorage.getItem('goodword'))).toBeNull()
  }
  expect(mia.errors).toEqual([])
})

async function signUp(page: Page, name: string, site = world.shop): Promise<void> {
  await page.goto(`${site}/sign-up`)
  await page.fill('[name=name]', name)
  await page.fill('[name=email]', `${name.toLowerCase()}@mail.example`)
  await page.fill('[name=password]', 'correct horse battery')
  await page.locator('main form button').click()
  await page.waitForURL(/\/(account|welcome|\?|$)/)
}

/** Opens "Invite a friend" and copies the link, as a person would; gives what is on the clipboard. */
async function copyLink(page: Page): Promise<string> {
  await page.goto(`${world.shop}/account`)
  const copy = page.locator('goodword-referral [part~=copy]')
  await copy.click()
  await expect.poll(() => copy.textContent(), SOON).toMatch(/copied/i)
  await page.locator('goodword-referral').evaluate((element) => element.scrollIntoView())
  return pasted(page)
}

/** What a paste gives, read in a page where the clipboard may be read. */
async function pasted(page: Page): Promise<string> {
  const paper = await page.context().newPage()
  await paper.setContent('<textarea autofocus></textarea>')
  await paper.locator('textarea').focus()
  await paper.keyboard.press('Control+V')
  const text = await paper.locator('textarea').inputValue()
  await paper.close()
  return text
}

async function keepInvitation(page: Page): Promise<void> {
  const banner = page.locator('goodword-welcome')
  const keep = banner.getByRole('button', { name: /keep/i })
  await keep.waitFor()
  expect(await banner.getByText('$10').first().isVisible()).toBe(true)
  await keep.click()
  await keep.waitFor({ state: 'detached' })
}

/** Buys something for more than $50 and gives the id of the order; the discount is on the page before paying. */
async function buy(page: Page): Promise<string> {
  const home = new URL(page.url()).origin
  await page.goto(home)
  const products = await page
    .locator('a[href^="/p/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  for (const product of [...new Set(products)].slice(0, 3)) {
    await page.goto(home + product)
    await page.getByRole('button', { name: 'Add to basket' }).click()
    await page.waitForLoadState()
  }
  await page.goto(`${home}/checkout`)
  await expect.poll(() => page.getByTestId('discount').textContent(), SOON).toContain('$10')
  await page.getByRole('button', { name: /^pay/i }).click()
  await page.waitForURL(/\/thanks\//)
  return ((await page.getByTestId('order-id').textContent()) ?? '').trim()
}

async function figure(page: Page, name: string): Promise<string> {
  const stats = await page.locator('goodword-referral [part~=stats]').innerText()
  const match = stats.match(new RegExp(`${name}\\s*(\\d+)`, 'i'))
  return match?.[1] ?? stats
}

function friends(page: Page): Promise<string> {
  return page
    .locator('goodword-referral [part~=referral]')
    .allInnerTexts()
    .then((texts) => texts.join('\n'))
}

function queued(page: Page): Promise<string> {
  return page.evaluate(() => localStorage.getItem('goodword.q') ?? '')
}
