import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World
let link: string
beforeAll(async () => {
  world = await startWorld()
  await world.server.ask('POST', '/v1/partners', { externalId: 'u_1', name: 'Mara', code: 'k7mq' })
  link = `${world.shop}/?ref=k7mq`
})
afterAll(() => world.close())

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the friend's banner and the shop around it are accessible, ${colorScheme}`, async () => {
    const { page } = await world.person('phone')
    await page.emulateMedia({ colorScheme })
    await page.goto(link)
    await page.locator('goodword-welcome').getByRole('button', { name: /keep/i }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test(`a customer's panel is accessible, ${colorScheme}`, async () => {
    const { page } = await world.person('desktop')
    await page.emulateMedia({ colorScheme })
    await signUp(page, `customer-${colorScheme}`)
    await page.locator('goodword-referral [part~=stats]').waitFor()
    expect(await violations(page)).toEqual([])
  })

  test(`the owner's page is accessible, ${colorScheme}`, async () => {
    const { page } = await world.person('desktop')
    await page.emulateMedia({ colorScheme })
    await page.goto(world.server.url)
    expect(await violations(page)).toEqual([])
  })
}

test('the panel speaks Arabic from right to left where the page does', async () => {
  const { page } = await world.person('phone')
  await signUp(page, 'arabic')
  await page.locator('goodword-referral').evaluate((element) => element.setAttribute('locale', 'ar'))
  const copy = page.locator('goodword-referral [part~=copy]')
  await expect.poll(() => copy.textContent(), { timeout: 10_000 }).toMatch(/[\u0600-\u06ff]/)
  expect(await copy.evaluate((button) => getComputedStyle(button).direction)).toBe('rtl')
  expect(await violations(page)).toEqual([])
})

test('the link is copied and the invitation kept by keyboard alone', async () => {
  const { page, errors } = await world.person('desktop')
  await page.goto(link)
  const keep = page.locator('goodword-welcome').getByRole('button', { name: /keep/i })
  await keep.waitFor()
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body')
  await tabTo(page, 'keep')
  await page.keyboard.press('Enter')
  await page.locator('goodword-welcome').getByText(/kept/i).first().waitFor()

  await signUp(page, 'keyboard')
  await page.locator('goodword-referral [part~=copy]').waitFor()
  await tabTo(page, 'copy')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.locator('goodword-referral [part~=copy]').textContent()).toMatch(/copied/i)
  expect(errors).toEqual([])
})

/** Presses Tab until the focus is on a button whose text begins so. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.textContent?.trim().toLowerCase() ?? ''
    })
    if (focused.startsWith(text)) return
  }
  throw new Error(`Tab never reached "${text}".`)
}

async function signUp(page: Page, name: string): Promise<void> {
  await page.goto(`${world.shop}/sign-up`)
  await page.fill('[name=name]', name)
  await page.fill('[name=email]', `${name}@mail.example`)
  await page.fill('[name=password]', 'correct horse battery')
  await page.locator('main form button').click()
  await page.waitForLoadState()
  await page.goto(`${world.shop}/account`)
}
