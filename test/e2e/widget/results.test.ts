import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { violations } from '../../support/axe.ts'
import { launchChromium } from '../../support/launch-chromium.ts'
import { bundle, serveLoneSite, type LoneSite } from '../../support/lone-page.ts'
import { ROOT } from '../../support/sources.ts'
import type { ResultsWorld } from './results-page.ts'

/** Allows no inline style, no string as markup, and nothing from anywhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
const PANEL = '<main><h1>Shop</h1><goodword-referral></goodword-referral></main>'
const BOARD = '<main><h1>Shop</h1><goodword-leaderboard></goodword-leaderboard></main>'

type Here = typeof globalThis & {
  world: ResultsWorld
  asked: [string, unknown][]
  told: [string, unknown][]
  release: (name: string, place?: number) => void
  change: () => void
  replaced: number
}

let site: LoneSite
let browser: Browser
let script: string

beforeAll(async () => {
  const source = readFileSync(join(ROOT, 'test/e2e/widget/results-page.ts'), 'utf8')
  ;[site, browser, script] = await Promise.all([serveLoneSite(), launchChromium(), bundle(source)])
})
afterEach(() => Promise.all(browser.contexts().map((context) => context.close())))
afterAll(async () => {
  await browser.close()
  site.close()
})

interface View {
  html?: string
  width?: number
  scheme?: 'light' | 'dark'
  forced?: boolean
}

async function open(world: ResultsWorld = {}, { html = PANEL, width = 390, scheme = 'light', forced }: View = {}) {
  site.pages['/page'] = {
    html: `<meta name="color-scheme" content="light dark">${html}`,
    script,
    headers: { 'content-security-policy': POLICY },
  }
  const person = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: scheme,
    ...(forced && { forcedColors: 'active' as const }),
  })
  const page = await person.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.addInitScript((given) => {
    const told: [string, unknown][] = []
    Object.assign(globalThis, { world: given, told })
    for (const name of ['redeem', 'error'])
      addEventListener(`goodword-${name}`, (event) => told.push([name, (event as CustomEvent).detail]))
  }, world)
  await page.goto(`${site.url}/page`)
  return { page, errors }
}

const asked = (page: Page, name: string) =>
  page.evaluate((name) => (globalThis as Here).asked.filter(([one]) => one === name).map(([, what]) => what), name)
const told = (page: Page) => page.evaluate(() => (globalThis as Here).told)
/** What the page knows of its backend changes from now on. */
const set = (page: Page, changes: ResultsWorld) =>
  page.evaluate((changes) => void Object.assign((globalThis as Here).world, changes), changes)
/** The backend says that something is new. */
const change = (page: Page) => page.evaluate(() => (globalThis as Here).change())
const release = (page: Page, name: string, place = 0) =>
  page.evaluate(([name, place]) => (globalThis as Here).release(name, place), [name, place] as const)

/** What has the focus: its text, or its label. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const outer = document.activeElement
    const inner = outer?.shadowRoot?.activeElement
    return inner ? (inner.getAttribute('aria-label') ?? inner.textContent) : (outer?.localName ?? null)
  })

const friends = (page: Page) => page.locator('[part=referral] .name')
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('the link is there after one call; figures, days, questions and the leaderboard follow, once each', async () => {
  const { page, errors } = await open({ slow: ['me'], claims: ['Joe'] })
  await expect.poll(() => page.evaluate(() => (globalThis as Here).asked.map(([name]) => name))).toEqual(['me'])
  await release(page, 'me')
  await friends(page).first().waitFor()
  await page.locator('svg[role=img]').waitFor()
  await page.getByText('Most friends this month').waitFor()
  const names = await page.evaluate(() => (globalThis as Here).asked.map(([name]) => name).sort())
  expect(names).toEqual(['claims', 'days', 'leaderboard', 'me', 'referrals', 'rewards', 'summary'])
  await page.waitForTimeout(200)
  expect(await page.evaluate(() => (globalThis as Here).asked.length)).toBe(7)
  expect(errors).toEqual([])
})

describe('rewards', () => {
  test('one is used, answered by its code in place, copied, and told to the page', async () => {
    const { page, errors } = await open()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await button(page, 'Use it').press('Enter')
    await button(page, 'Copy code').waitFor()
    expect(await focused(page)).toBe('Copy code')
    const reward = page.locator('[part=reward]').first()
    expect(await reward.innerText()).toContain('Type GOOD-r_0 at the checkout.')
    expect(await reward.locator('> [role=status]').textContent()).toContain('GOOD-r_0')
    await page.keyboard.press('Enter')
    await button(page, 'Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('GOOD-r_0')
    expect(await told(page)).toEqual([['redeem', { rewardId: 'r_0' }]])
    expect(await asked(page, 'redeem')).toEqual(['r_0'])
    // It was read anew, and stands there as it did.
    await expect.poll(() => asked(page, 'rewards')).toHaveLength(2)
    expect(await reward.innerText()).toContain('Type GOOD-r_0 at the checkout.')
    expect(errors).toEqual([])
  })

  test('pressed twice it is sent once; what failed is said, and the button keeps the focus', async () => {
    const { page } = await open({ slow: ['redeem'], broken: { redeem: 'unavailable' } })
    await button(page, 'Use it').press('Enter')
    await button(page, 'One moment…').press('Enter')
    expect(await asked(page, 'redeem')).toHaveLength(1)
    await release(page, 'redeem')
    await page.locator('[part=reward] [role=status]', { hasText: 'That did not work.' }).waitFor()
    expect(await focused(page)).toBe('Use it')
    await set(page, { slow: [], broken: {} })
    await page.keyboard.press('Enter')
    await button(page, 'Copy code').waitFor()
  })

  test('cash, and what this person may not use, has no button', async () => {
    const { page } = await open({ can: [] })
    await page.locator('[part=reward]').first().waitFor()
    expect(await button(page, 'Use it').count()).toBe(0)
  })
})

describe('a friend says that this person sent them', () => {
  test('it is asked, answered in place, and stays answered when everything is read again', async () => {
    const { page, errors } = await open({ claims: ['Joe', 'Ann'] })
    await page.getByText('Joe says you sent them. Is that so?').waitFor()
    await button(page, 'Yes').first().press('Enter')
    await page.getByText('Thank you. Joe counts as your friend now.').waitFor()
    expect(await focused(page)).toContain('Thank you. Joe')
    expect(await asked(page, 'confirmClaim')).toEqual([['c_0', true]])
    await expect.poll(() => asked(page, 'claims')).toHaveLength(2)
    await page.getByText('Thank you. Joe counts as your friend now.').waitFor()
    await button(page, 'No').press('Enter')
    await page.getByText('Noted. Ann does not count').waitFor()
    expect(await asked(page, 'confirmClaim')).toEqual([
      ['c_0', true],
      ['c_1', false],
    ])
    expect(errors).toEqual([])
  })

  test('the buttons say what they answer, and what failed can be answered again', async () => {
    const { page } = await open({ claims: ['Joe'], broken: { confirmClaim: 'unavailable' } })
    const yes = button(page, 'Yes')
    expect(await yes.getAttribute('aria-description')).toBe('Joe says you sent them. Is that so?')
    await yes.press('Enter')
    await page.getByText('That did not work.').waitFor()
    expect(await focused(page)).toBe('Yes')
  })

  test('nobody is asked who may not answer, and there is nothing where nobody says anything', async () => {
    for (const world of [{ claims: ['Joe'], can: [] }, { claims: [] }]) {
      const { page } = await open(world)
      await friends(page).first().waitFor()
      await page.waitForTimeout(100)
      expect(await button(page, 'Yes').count()).toBe(0)
    }
  })
})

describe('the last 30 days', () => {
  const clicks = Array.from({ length: 30 }, (_, day) => (day === 29 ? 12 : day % 2))
  const leads = Array.from({ length: 30 }, (_, day) => (day === 29 ? 2 : 0))

  test('are drawn, and can be read as a table', async () => {
    const { page } = await open({ clicks, leads })
    await page.getByRole('img', { name: 'Last 30 days' }).waitFor()
    const rows = await page.getByRole('row').allInnerTexts()
    expect(rows).toHaveLength(31)
    expect(rows.at(-1)).toMatch(/\S+ \d+\s+12\s+2$/)
    expect(await page.locator('.chart figcaption').innerText()).toContain('Visits, 12 on the best day')
  })

  test('are not there while they are empty', async () => {
    const { page } = await open({ clicks: clicks.map(() => 0), leads: [] })
    await friends(page).first().waitFor()
    await expect.poll(() => asked(page, 'days')).toHaveLength(1)
    expect(await page.getByRole('img').count()).toBe(0)
  })

  test('run from right to left where the language does', async () => {
    const { page } = await open({ lang: 'ar', dir: 'rtl', clicks, leads })
    await page.locator('svg[role=img]').waitFor()
    const isLastLeft = await page.locator('svg[role=img]').evaluate((drawing) => {
      const dot = drawing.lastElementChild!.getBoundingClientRect()
      const all = drawing.getBoundingClientRect()
      return dot.x < all.x + all.width / 2
    })
    expect(isLastLeft).toBe(true)
  })
})

test('a share that grows says how far it is and what is missing', async () => {
  const { page } = await open({ tiers: { reached: 7 }, tier: 'Gold' })
  await page.getByText('This month: 7. 3 to go until 15%.').waitFor()
  const bar = page.getByRole('progressbar')
  expect(await bar.evaluate((bar: HTMLProgressElement) => bar.value / bar.max)).toBe(0.7)
  expect(await page.locator('[aria-current=step]').innerText()).toBe('10%')
  expect(await page.locator('.tiers .tag').innerText()).toBe('Gold')
  const { page: money } = await open({ tiers: { reached: 2400, by: 'revenue', per: 'ever' } })
  await money.getByText('So far: $24. $0.01 to go').or(money.getByText('So far: $24.')).waitFor()
})

describe('the leaderboard', () => {
  test('has ranks, one’s own in words, and nobody by name who did not agree', async () => {
    const { page } = await open({}, { html: BOARD })
    const rows = page.locator('goodword-leaderboard li')
    await rows.first().waitFor()
    const texts = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))
    expect(texts.slice(0, 4)).toEqual(['1 Mara 0 20', '1 Somebody 17', '3 Ada You 14', '4 Somebody 11'])
    expect(await asked(page, 'summary')).toEqual([])
  })

  test('shows one’s own name to the others only when that is wanted, and says what failed', async () => {
    const { page } = await open({ broken: { update: 'unavailable' } }, { html: BOARD })
    const wish = page.getByRole('switch', { name: 'Show my name to the others' })
    expect(await wish.isChecked()).toBe(false)
    await wish.press('Space')
    await page.getByText('That did not work.').waitFor()
    expect(await wish.isChecked()).toBe(false)
    await set(page, { broken: {} })
    await wish.press('Space')
    await expect.poll(() => asked(page, 'leaderboard')).toHaveLength(2)
    expect(await wish.isChecked()).toBe(true)
    expect(await asked(page, 'update')).toEqual([{ isListed: true }, { isListed: true }])
    expect(await focused(page)).not.toBe('body')
  })

  test('below the minimum there is one sentence in its own element, and nothing in the panel', async () => {
    const { page } = await open({ people: 3 }, { html: BOARD })
    await page.getByText('Nothing to compare yet').waitFor()
    expect(await page.locator('goodword-leaderboard li').count()).toBe(0)
    expect(await page.getByRole('switch').count()).toBe(0)
    const { page: panel } = await open({ people: 3 })
    await expect.poll(() => asked(panel, 'leaderboard')).toHaveLength(1)
    await friends(panel).first().waitFor()
    expect(await panel.getByText('Most friends this month').count()).toBe(0)
  })

  test('takes no space for somebody who may not see it, and says when it failed', async () => {
    const { page } = await open({ can: [] }, { html: BOARD })
    await expect.poll(() => asked(page, 'me')).toHaveLength(1)
    await page.waitForTimeout(200)
    expect((await page.locator('goodword-leaderboard').boundingBox())?.height ?? 0).toBe(0)
    const { page: other } = await open({ broken: { leaderboard: 'unavailable' } }, { html: BOARD })
    const retry = button(other, 'Try again')
    await retry.waitFor()
    await set(other, { broken: {} })
    await retry.press('Enter')
    await other.locator('goodword-leaderboard li').first().waitFor()
    expect(await focused(other)).not.toBe('body')
  })
})

describe('answers that are none', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['figures without anything', { summary: {} }, ['Your friends', 'Your rewards', 'Most friends']],
    ['days without days', { days: {} }, ['130', 'Your friends', 'Your rewards']],
    ['days of something else', { days: { series: [null, 7, { clicks: 'x' }] } }, ['130', 'Your friends']],
    [
      'a friend who is nobody',
      { referrals: { data: [{ id: 'a', friend: null }, null], next: null } },
      ['130', 'Your rewards'],
    ],
    ['friends that are no list', { referrals: { data: 'x' } }, ['130', 'Your rewards', 'Most friends']],
    [
      'rewards of no currency',
      { rewards: { data: [{ id: 'r', form: 'credit', amount: 1, currency: '?', status: {} }], next: null } },
      ['130', 'Your friends'],
    ],
    [
      'a reward that is due on no day',
      {
        rewards: {
          data: [
            { id: 'r', form: 'credit', amount: 1, currency: 'USD', earnedAt: 'soon', status: { state: 'approved' } },
          ],
          next: null,
        },
      },
      ['130', 'Your friends'],
    ],
    ['questions that are none', { claims: { data: [null] } }, ['130', 'Your friends', 'Your rewards']],
    ['a leaderboard of nobody', { leaderboard: {} }, ['130', 'Your friends', 'Your rewards']],
    ['a row of nobody', { leaderboard: { rows: [null] } }, ['130', 'Your friends', 'Your rewards']],
  ])('%s cost nothing else', async (_, garbage, rest) => {
    const { page, errors } = await open({ garbage })
    for (const text of rest)
      await page
        .getByText(text, { exact: text === '130' })
        .first()
        .waitFor()
    expect(await page.locator('[part=link]').innerText()).toContain('k7mq')
    expect(errors).toEqual([])
    // And what is whole again is whole again.
    await set(page, { garbage: {} })
    await change(page)
    await friends(page).nth(2).waitFor()
    await page.getByText('Most friends this month').waitFor()
    await page.locator('svg[role=img]').waitFor()
    expect(await button(page, 'Try again').count()).toBe(0)
  })

  test('a row that makes no sense is told of, and its neighbours stand', async () => {
    const good = {
      id: 'r_9',
      form: 'credit',
      side: 'partner',
      amount: 1234,
      currency: 'USD',
      status: { state: 'approved' },
    }
    const { page } = await open({ garbage: { rewards: { data: [good, null, { ...good, id: 'r_8' }], next: null } } })
    await page.locator('[part=reward]').first().waitFor()
    expect(await page.locator('[part=reward] .name').allInnerTexts()).toEqual(['$12.34 credit', '$12.34 credit'])
    expect(await page.locator('[part=reward] [part=retry]').count()).toBe(1)
    expect(await told(page)).toEqual([['error', { code: 'unavailable' }]])
  })

  test('ten thousand rewards at once do not keep the browser busy', async () => {
    const reward = { form: 'credit', side: 'partner', amount: 1234, currency: 'USD', status: { state: 'approved' } }
    const { page } = await open()
    await page.locator('[part=reward]').first().waitFor()
    await page.evaluate((reward) => {
      const data = Array.from({ length: 10_000 }, (_, place) => ({ ...reward, id: String(place) }))
      Object.assign((globalThis as Here).world, { garbage: { rewards: { data, next: null } } })
      ;(globalThis as Here).change()
    }, reward)
    await page.getByText('$12.34 credit').nth(50).waitFor()
    expect(await page.locator('[part=reward]').count()).toBeLessThanOrEqual(100)
  })
})

describe('what comes late', () => {
  test('an answer to an older question does not replace a newer one', async () => {
    const { page } = await open({ slow: ['days'] })
    await friends(page).first().waitFor()
    await change(page)
    await expect.poll(() => asked(page, 'days')).toHaveLength(2)
    await set(page, { clicks: Array.from({ length: 30 }, () => 7) })
    await release(page, 'days', 1)
    await page.getByText('7 on the best day').waitFor()
    await set(page, { clicks: Array.from({ length: 30 }, () => 99) })
    await release(page, 'days')
    await page.waitForTimeout(100)
    expect(await page.locator('.chart figcaption').innerText()).toContain('7 on the best day')
  })

  test('a page that continues what was replaced meanwhile is dropped', async () => {
    const { page } = await open({ friends: 30 })
    await friends(page).nth(2).waitFor()
    await set(page, { slow: ['referrals'] })
    await button(page, 'Show more').first().press('Enter')
    await set(page, { friendName: 'Noor', friends: 2, slow: [] })
    await change(page)
    await expect.poll(() => friends(page).allInnerTexts()).toEqual(['m***@mail.example', 'Noor 1'])
    await release(page, 'referrals')
    await page.waitForTimeout(100)
    expect(await friends(page).count()).toBe(2)
  })

  test('a new token changes nothing that is there', async () => {
    const { page } = await open({ tokenLasts: 1, claims: ['Joe'] })
    await friends(page).nth(2).waitFor()
    await page.locator('svg[role=img]').waitFor()
    await page.getByText('Most friends this month').waitFor()
    const before = (await asked(page, 'token')).length
    await page.evaluate(() => {
      const here = globalThis as Here
      here.replaced = 0
      new MutationObserver((records) => {
        for (const { addedNodes, removedNodes } of records) here.replaced += addedNodes.length + removedNodes.length
      }).observe(document.querySelector('goodword-referral')!.shadowRoot!, { childList: true, subtree: true })
      here.change()
    })
    await expect.poll(() => asked(page, 'leaderboard')).toHaveLength(2)
    await page.waitForTimeout(100)
    expect((await asked(page, 'token')).length).toBeGreaterThan(before)
    expect(await page.evaluate(() => (globalThis as Here).replaced)).toBe(0)
  })

  test('offline it shows what was last known, and when that was; back again it is read anew', async () => {
    const { page, errors } = await open()
    await friends(page).first().waitFor()
    await page.context().setOffline(true)
    await page.getByText(/You are offline. These figures are as of \d/).waitFor()
    expect(await friends(page).count()).toBe(3)
    await set(page, { friendName: 'Noor' })
    await page.context().setOffline(false)
    await page.getByText('Noor 1').waitFor()
    expect(await page.getByText('You are offline').count()).toBe(0)
    expect(errors).toEqual([])
  })

  test('who could see only the link sees the rest once there is more to see', async () => {
    const { page } = await open({ limited: true })
    await page.getByText('open the mail we sent you').waitFor()
    expect(await asked(page, 'summary')).toEqual([])
    await set(page, { limited: false })
    await change(page)
    await friends(page).first().waitFor()
  })
})

describe('the focus', () => {
  test('waits in the panel after "Try again", and comes back when it failed again', async () => {
    const { page } = await open({ broken: { summary: 'unavailable' } })
    await button(page, 'Try again').press('Enter')
    await expect.poll(() => asked(page, 'summary')).toHaveLength(2)
    await expect.poll(() => focused(page)).toBe('Try again')
    await set(page, { broken: {} })
    await page.keyboard.press('Enter')
    await page.getByText('130', { exact: true }).waitFor()
    expect(await focused(page)).toBe('Your link')
  })

  test('goes on to the first of the new rows when the last "Show more" is gone', async () => {
    const { page } = await open({ friends: 5, rewards: 0 })
    await button(page, 'Show more').press('Enter')
    await friends(page).nth(4).waitFor()
    expect(await button(page, 'Show more').count()).toBe(0)
    // The fourth has no name.
    expect(await focused(page)).toContain('m***@mail.example')
    expect(await focused(page)).toContain('Yours since')
  })

  test('stays on a "Show more" that failed, which says so', async () => {
    const { page } = await open({ friends: 5, rewards: 0 })
    await friends(page).nth(2).waitFor()
    await set(page, { broken: { referrals: 'unavailable' } })
    await button(page, 'Show more').press('Enter')
    await page.locator('[role=status]', { hasText: 'That did not work.' }).waitFor()
    expect(await focused(page)).toBe('Show more')
    await set(page, { broken: {} })
    await page.keyboard.press('Enter')
    await friends(page).nth(4).waitFor()
    expect(await page.getByText('That did not work.').count()).toBe(0)
  })
})

const MARKUP = '<img src=x onerror="document.title=1"><b>Mal</b>'

test.each([
  ['en', 'light', false],
  ['en', 'dark', false],
  ['en', 'light', true],
  ['ar', 'light', false],
  ['ar', 'dark', false],
  ['ar', 'dark', true],
] as const)(
  'axe finds nothing, and all of it fits into 320 px: %s, %s, forced colours %s',
  async (lang, scheme, forced) => {
    const dir = lang === 'ar' ? 'rtl' : 'ltr'
    const { page, errors } = await open(
      {
        lang,
        dir,
        claims: [MARKUP, 'Joe'],
        tiers: { reached: 7 },
        tier: MARKUP,
        friendName: MARKUP,
        garbage: { days: {} },
      },
      { html: `${PANEL}<goodword-leaderboard></goodword-leaderboard>`, width: 320, scheme, forced },
    )
    await friends(page).nth(2).waitFor()
    await page.locator('goodword-leaderboard li').first().waitFor()
    await page.locator('[part=redeem]').first().click()
    await page.locator('[part=reward] .coupon').first().waitFor()
    await page.locator('[part=claim]').first().click()
    expect(await violations(page)).toEqual([])
    await set(page, { garbage: {} })
    await change(page)
    await page.locator('svg[role=img]').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.locator('.tiers .tag').textContent()).toBe(MARKUP)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    expect(errors).toEqual([])
  },
)
