import { readFileSync } from 'node:fs'
import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { violations } from '../../support/axe.ts'
import { type ShareSite, startShareSite } from './share-site.ts'

const LINK = 'https://shop.example/?ref=k7mq'

// Node gives the module, and its types the function in it.
const read = 'default' in jsQR ? (jsQR.default as typeof jsQR) : jsQR

let site: ShareSite
beforeAll(async () => {
  site = await startShareSite()
})
afterEach(() => Promise.all(site.browser.contexts().map((context) => context.close())))
afterAll(() => site.close())

/** What the page has been told, and what it was asked for. */
type WithTold = typeof globalThis & { told: [string, unknown][]; asked: [string, unknown][]; given?: ShareData }

const told = (page: Page) => page.evaluate(() => (globalThis as WithTold).told)
const asked = (page: Page, name: string) =>
  page.evaluate((name) => (globalThis as WithTold).asked.filter(([one]) => one === name).map(([, what]) => what), name)
const opener = (page: Page, tool: string) => page.locator(`goodword-referral [aria-controls=${tool}]`)
const tool = (page: Page) => page.locator('goodword-referral .tool')

/** The innermost element with the focus. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const inside = document.activeElement?.shadowRoot?.activeElement
    return inside?.getAttribute('aria-controls') || inside?.getAttribute('part') || inside?.id || inside?.localName
  })

async function open(page: Page, name: string) {
  await opener(page, name).click()
  await tool(page).locator('svg, textarea, input').first().waitFor()
}

/** What a scanner reads from a picture. */
async function scan(png: Buffer): Promise<string | undefined> {
  const page = await site.browser.newPage()
  const { pixels, width, height } = await page.evaluate(
    async (url) => {
      const bitmap = await createImageBitmap(await (await fetch(url)).blob())
      const scale = Math.min(1, 500 / bitmap.width)
      const [across, down] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)]
      const pen = new OffscreenCanvas(across, down).getContext('2d')!
      pen.drawImage(bitmap, 0, 0, across, down)
      const { data, width, height } = pen.getImageData(0, 0, across, down)
      return { pixels: [...data], width, height }
    },
    `data:image/png;base64,${png.toString('base64')}`,
  )
  await page.close()
  return read(Uint8ClampedArray.from(pixels), width, height)?.data
}

test.each(['light', 'dark'] as const)('the code leads to the link, dark on white on a %s page', async (colorScheme) => {
  const { page, errors } = await site.open({}, { colorScheme })
  await open(page, 'qr')
  const code = page.getByRole('img', { name: 'QR code that opens shop.example/?ref=k7mq' })
  expect(await scan(await code.screenshot())).toBe(LINK)
  expect(await told(page)).toEqual([['qr', { action: 'show' }]])
  expect(errors).toEqual([])
})

test('the code is saved as files that open, and their addresses are given back', async () => {
  const { page, errors } = await site.open(
    {},
    {
      before: () => {
        const { createObjectURL, revokeObjectURL } = URL
        const addresses = new Set<string>()
        Object.assign(globalThis, { addresses })
        URL.createObjectURL = (file) => {
          const url = createObjectURL.call(URL, file)
          addresses.add(url)
          return url
        }
        URL.revokeObjectURL = (url) => {
          addresses.delete(url)
          revokeObjectURL.call(URL, url)
        }
      },
    },
  )
  await page.clock.install()
  await open(page, 'qr')
  const save = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
  const png = await save('Save PNG')
  expect(png.name).toBe('qr-code.png')
  expect(await scan(png.bytes)).toBe(LINK)

  const svg = await save('Save SVG')
  expect(svg.name).toBe('qr-code.svg')
  const viewer = await site.browser.newPage()
  await viewer.goto(`data:image/svg+xml;base64,${svg.bytes.toString('base64')}`)
  expect(await scan(await viewer.screenshot())).toBe(LINK)

  await page.clock.runFor(20_000)
  expect(await page.evaluate(() => (globalThis as unknown as { addresses: Set<string> }).addresses.size)).toBe(0)
  expect((await told(page)).map(([, detail]) => detail)).toEqual([
    { action: 'show' },
    { action: 'png' },
    { action: 'svg' },
  ])
  expect(errors).toEqual([])
})

test('prints the code with what it brings, and nothing of the page, which is as before afterwards', async () => {
  const { page, errors } = await site.open(
    {},
    {
      before: () => Object.assign(globalThis, { print: () => Object.assign(globalThis, { isPrinting: true }) }),
    },
  )
  await open(page, 'qr')
  const before = await page.evaluate(() => document.body.innerHTML)
  await page.getByRole('button', { name: 'Print' }).click()
  expect(await page.evaluate(() => 'isPrinting' in globalThis)).toBe(true)
  expect(await page.locator('h1').isVisible()).toBe(true)
  expect(await page.locator('[data-goodword-print] svg').isVisible()).toBe(false)

  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('h1').isVisible()).toBe(false)
  expect(await page.locator('[data-goodword-print] bdi').allInnerTexts()).toEqual([
    'I have $10 off for you here:',
    'shop.example/?ref=k7mq',
  ])
  expect(await scan(await page.screenshot())).toBe(LINK)

  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  expect(await page.evaluate(() => document.body.innerHTML)).toBe(before)
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(0)
  expect(errors).toEqual([])
})

test('what is looked at is what each channel is given, with one’s own words', async () => {
  const { page, errors } = await site.open({ disclosure: true })
  await open(page, 'note')
  await page.getByLabel('A few words of your own').fill('Best tea & more, 100%')
  const seen: string[] = []
  for (const radio of await tool(page).getByRole('radio').all()) {
    await radio.check({ force: true })
    const link = tool(page).getByRole('link')
    const href = (await link.getAttribute('href'))!
    const given = [...new URLSearchParams(href.slice(href.indexOf('?') + 1)).values()].join('\n')
    expect(await tool(page).locator('blockquote').innerText()).toBe(given)
    expect(given).toContain(LINK)
    const isAlone = await tool(page).getByText('takes the link alone').isVisible()
    expect(given.includes('Best tea & more, 100%\nYou get $10 off here, and I get $20 credit:')).toBe(!isAlone)
    if (href.startsWith('https:')) {
      expect(await link.getAttribute('target')).toBe('_blank')
      expect(await link.getAttribute('rel')).toBe('noopener')
    }
    seen.push((await link.innerText()).replace('Send by ', '') + (isAlone ? ' alone' : ''))
  }
  expect(seen).toEqual([
    'WhatsApp',
    'Message',
    'Email',
    'Telegram',
    'Facebook alone',
    'X',
    'LINE',
    'Reddit',
    'LinkedIn alone',
    'Pinterest',
  ])
  const first = await page.locator('goodword-referral [part~=channel]').first().getAttribute('href')
  expect(decodeURIComponent(first!)).toContain('Best tea & more, 100%')
  expect(errors).toEqual([])
})

test('the owner’s channels come first and in order, also those beyond the usual ones', async () => {
  const { page } = await site.open({ channels: ['line', 'email', 'pigeon', 'x', 'reddit'] })
  const row = page.locator('goodword-referral [part~=channel]')
  await expect.poll(() => row.allInnerTexts()).toEqual(['LINE', 'Email', 'X'])
  await open(page, 'note')
  expect(await tool(page).locator('label.channel').allInnerTexts()).toEqual(['LINE', 'Email', 'X', 'Reddit'])
})

test('the page can keep a channel from opening', async () => {
  const { page } = await site.open()
  await page.evaluate(() => addEventListener('goodword-share', (event) => event.preventDefault()))
  const channel = page.locator('goodword-referral [part~=channel]').first()
  await channel.click()
  await open(page, 'note')
  await tool(page).getByRole('link').click()
  expect(await told(page)).toEqual([
    ['share', { channel: 'whatsapp' }],
    ['share', { channel: 'whatsapp' }],
  ])
  await page.waitForTimeout(200)
  expect(page.context().pages()).toHaveLength(1)
})

/** A share sheet that takes files, does as it is told, and knows whether it was asked while the click was on its way. */
const withSheet = () => {
  const state = { isInClick: false }
  addEventListener('click', () => (state.isInClick = true), true)
  addEventListener('click', () => (state.isInClick = false))
  Object.assign(navigator, {
    canShare: () => true,
    share(data: ShareData) {
      Object.assign(globalThis, { given: data, isInClick: state.isInClick })
      return (globalThis as { isClosed?: boolean }).isClosed
        ? Promise.reject(new DOMException('closed', 'AbortError'))
        : Promise.resolve()
    },
  })
}

test('the share sheet gets a picture of the offer in the click’s own task', async () => {
  const { page, errors } = await site.open({}, { before: withSheet })
  await open(page, 'note')
  await page.getByRole('button', { name: 'Send with a picture' }).click()
  const given = await page.evaluate(async () => {
    const { files = [], text } = (globalThis as WithTold).given!
    return {
      text,
      type: files[0]!.type,
      isInClick: (globalThis as { isInClick?: boolean }).isInClick,
      bytes: [...new Uint8Array(await files[0]!.arrayBuffer())],
    }
  })
  expect(given).toMatchObject({ text: `I have $10 off for you here: ${LINK}`, type: 'image/png', isInClick: true })
  expect(await scan(Buffer.from(given.bytes))).toBe(LINK)
  expect(await told(page)).toEqual([['share', { channel: 'native' }]])
  expect(errors).toEqual([])
})

test('a share sheet that was closed is nothing, and one that takes no files gets words and link', async () => {
  const { page, errors } = await site.open({}, { before: withSheet })
  await page.evaluate(() => Object.assign(globalThis, { isClosed: true }))
  await page.evaluate(() => Object.assign(navigator, { canShare: () => false }))
  await open(page, 'note')
  await page.getByRole('button', { name: 'Other apps' }).click()
  const given = await page.evaluate(() => (globalThis as WithTold).given)
  expect(given).toEqual({ url: LINK, text: 'I have $10 off for you here:' })
  expect(await told(page)).toEqual([])
  expect(errors).toEqual([])
})

test('a clipboard that refuses leaves the link selected and says so', async () => {
  const { page, errors } = await site.open(
    {},
    {
      before: () => {
        Object.assign(navigator.clipboard, {
          writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
        })
        document.execCommand = () => false
      },
    },
  )
  await page.locator('goodword-referral [part~=copy]').click()
  await page.getByText('Your browser did not let us copy').first().waitFor()
  const field = page.locator('goodword-referral .link input')
  expect(
    await field.evaluate((input: HTMLInputElement) => input.value.slice(input.selectionStart!, input.selectionEnd!)),
  ).toBe(LINK)
  expect((await field.boundingBox())!.width).toBeGreaterThan(200)
  expect(await told(page)).toEqual([])
  expect(errors).toEqual([])
})

test('mails go to every address, and each is told what became of it', async () => {
  const { page, errors } = await site.open()
  await open(page, 'invite')
  await page
    .getByLabel('Your friends’ email addresses')
    .fill('Jo <jo@mail.example>, known@mail.example broken@\nsuppressed@mail.example')
  await page.getByLabel('A few words of your own').fill('Try it')
  await tool(page).getByRole('button', { name: 'Send' }).click()
  await expect
    .poll(() => tool(page).getByRole('status').getByRole('listitem').allInnerTexts())
    .toEqual([
      'jo@mail.example\nSent',
      'known@mail.example\nHad one already',
      'suppressed@mail.example\nWants no such mails',
      'broken@\nNot a whole address',
    ])
  expect(await page.getByLabel('Your friends’ email addresses').inputValue()).toBe('broken@')
  expect(await focused(page)).toBe('textarea')
  expect(await asked(page, 'invite')).toEqual([
    { emails: ['jo@mail.example', 'known@mail.example', 'suppressed@mail.example'], note: 'Try it', locale: 'en' },
  ])
  expect(await told(page)).toEqual([['invite', { sent: 1 }]])
  await expect.poll(() => page.getByRole('list', { name: 'Sent so far' }).getByRole('listitem').count()).toBe(3)
  expect(errors).toEqual([])
})

test('a friend is reminded once, and the focus stays with the list', async () => {
  const { page } = await site.open()
  await open(page, 'invite')
  const remind = page.getByRole('button', { name: 'Remind a•••@mail.example' })
  await remind.click()
  await expect.poll(() => remind.count()).toBe(0)
  await tool(page).getByRole('status').getByText('a•••@mail.example').waitFor()
  await expect.poll(() => focused(page)).toBe('li')
  expect(await asked(page, 'remind')).toEqual(['i_1'])
})

test('mails that could not be sent stay to be sent again', async () => {
  const { page } = await site.open({ broken: ['invite'] })
  await open(page, 'invite')
  await page.getByLabel('Your friends’ email addresses').fill('jo@mail.example')
  await tool(page).getByRole('button', { name: 'Send' }).click()
  await tool(page).getByRole('status').getByText('That did not work').waitFor()
  expect(await page.getByLabel('Your friends’ email addresses').inputValue()).toBe('jo@mail.example')
})

const GENEROUS = { generosity: { given: 0, most: 1500, step: 500 } }
const amounts = async (page: Page) =>
  (await page.locator('goodword-referral [part~=offer] b').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))

test('what is moved to the friend shows in both amounts, and is kept by keyboard', async () => {
  const { page, errors } = await site.open(GENEROUS)
  await open(page, 'generosity')
  const slider = page.getByRole('slider')
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  expect(await amounts(page)).toEqual(['$15 off', '$15 credit'])
  expect(await slider.getAttribute('aria-valuetext')).toBe('Your friend gets $15 off, You get $15 credit')
  await tool(page).getByRole('status').getByText('Kept').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => asked(page, 'update').then((calls) => calls.at(-1))).toEqual({ given: 1500 })
  await expect
    .poll(() => told(page).then((events) => events.at(-1)))
    .toEqual(['generosity', { given: 1500, currency: 'USD' }])
  expect(await amounts(page)).toEqual(['$25 off', '$5 credit'])
  expect(errors).toEqual([])
})

test('both amounts follow while it is dragged, and nothing is kept before it is let go', async () => {
  const { page } = await site.open(GENEROUS)
  await open(page, 'generosity')
  const box = (await page.getByRole('slider').boundingBox())!
  await page.mouse.move(box.x + 8, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 8, box.y + box.height / 2, { steps: 6 })
  expect(await amounts(page)).toEqual(['$25 off', '$5 credit'])
  expect(await asked(page, 'update')).toEqual([])
  await page.mouse.up()
  await expect.poll(() => asked(page, 'update')).toEqual([{ given: 1500 }])
})

test('what could not be kept goes back, and is told', async () => {
  const { page } = await site.open({ ...GENEROUS, broken: ['update'] })
  await open(page, 'generosity')
  await page.getByRole('slider').focus()
  await page.keyboard.press('End')
  await tool(page).getByRole('status').getByText('That did not work').waitFor()
  expect(await amounts(page)).toEqual(['$10 off', '$20 credit'])
  expect(await page.getByRole('slider').inputValue()).toBe('0')
})

test('tools that the backend or the person cannot use are not there', async () => {
  const { page } = await site.open({ can: [] })
  await opener(page, 'qr').waitFor()
  expect(await opener(page, 'invite').count()).toBe(0)
  expect(await opener(page, 'generosity').count()).toBe(0)
})

test('by keyboard alone: opens in place, the focus stays, Escape closes and nothing else hears of it', async () => {
  const { page } = await site.open(GENEROUS)
  await page.evaluate(() => {
    Object.assign(globalThis, { heard: 0 })
    addEventListener('keydown', ({ key }) => key === 'Escape' && (globalThis as unknown as { heard: number }).heard++)
  })
  for (const name of ['qr', 'note', 'invite', 'generosity']) {
    await opener(page, name).focus()
    await page.keyboard.press('Enter')
    await tool(page).locator('svg, textarea, input').first().waitFor()
    expect(await focused(page)).toBe(name)
    expect(await opener(page, name).getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    expect(await tool(page).count()).toBe(0)
    expect(await focused(page)).toBe(name)
    expect(await opener(page, name).getAttribute('aria-expanded')).toBe('false')
  }
  expect(await page.evaluate(() => (globalThis as unknown as { heard: number }).heard)).toBe(0)
})

test('inside a dialog Escape closes the tool first', async () => {
  const { page } = await site.open(
    {},
    {
      html: '<dialog><goodword-referral></goodword-referral></dialog>',
      before: () =>
        addEventListener('DOMContentLoaded', () => {
          const dialog = document.querySelector('dialog')!
          dialog.style.width = '350px'
          dialog.showModal()
        }),
    },
  )
  await open(page, 'qr')
  await page.keyboard.press('Escape')
  expect(await tool(page).count()).toBe(0)
  expect(await opener(page, 'qr').isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  expect(await opener(page, 'qr').isVisible()).toBe(false)
})

test('a tool whose code does not come says so, and comes at the next press', async () => {
  const { page } = await site.open()
  let isDown = true
  await page.route('**/later-*.js', (route) => (isDown ? route.abort() : route.continue()))
  await page.reload()
  await opener(page, 'qr').click()
  await page.locator('goodword-referral .ways').getByRole('alert').waitFor()
  isDown = false
  await opener(page, 'qr').click()
  await open(page, 'note')
})

test('after joining the focus goes on to the link, and after a mistake back to the address', async () => {
  const { page } = await site.open({ stranger: true })
  await page.getByLabel('Your email address').fill('mara@')
  await page.getByRole('button', { name: 'Get your link' }).click()
  await expect.poll(() => focused(page)).toBe('email')
  await page.getByLabel('Your email address').fill('mara@mail.example')
  await page.getByRole('button', { name: 'Get your link' }).click()
  await expect.poll(() => focused(page)).toBe('copy')
})

const LOOKS = [
  { lang: 'en', dir: 'ltr', colorScheme: 'light', width: 320 },
  { lang: 'en', dir: 'ltr', colorScheme: 'dark', width: 1280 },
  { lang: 'ar', dir: 'rtl', colorScheme: 'light', width: 1280 },
  { lang: 'ar', dir: 'rtl', colorScheme: 'dark', width: 320 },
] as const

test.each(LOOKS)('every tool is accessible and fits: $lang, $colorScheme, $width px', async (look) => {
  const world = { ...GENEROUS, currency: 'KWD', amounts: { friend: 1_234_560, partner: 12_345_670 } }
  const { page, errors } = await site.open(world, look)
  for (const name of ['qr', 'note', 'invite', 'generosity']) {
    await open(page, name)
    expect(await violations(page)).toEqual([])
    const spilled = await page.locator('goodword-referral').evaluate((element) =>
      [...element.shadowRoot!.querySelectorAll('.side *')]
        .filter(
          (one) =>
            one.scrollWidth > one.clientWidth + 1 &&
            getComputedStyle(one).display !== 'inline' &&
            !one.matches('.ways') && // its row reaches into the margin
            !one.closest('.sr, svg'),
        )
        .map((one) => one.outerHTML.slice(0, 80)),
    )
    expect(spilled).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
  const [title, ...figures] = await page.locator('goodword-referral').evaluate((element) =>
    [...element.shadowRoot!.querySelectorAll('h2, .amounts i')].map((one) => ({
      size: parseFloat(getComputedStyle(one).fontSize),
      lines: one.getClientRects().length,
    })),
  )
  for (const { size, lines } of figures) {
    expect(size).toBeGreaterThanOrEqual(title!.size)
    expect(lines).toBe(1)
  }
  expect(errors).toEqual([])
})

test('on a phone the ways to send are one row', async () => {
  const { page } = await site.open({}, { width: 320 })
  const tops = await page
    .locator('goodword-referral .channels .circle')
    .evaluateAll((circles) => circles.map((one) => one.getBoundingClientRect().top))
  expect(tops).toHaveLength(5)
  expect(new Set(tops).size).toBe(1)
})
