import { expect, test } from 'vitest'
import { SOON, useScene, type WithGoodword } from '../support/scene.ts'

const scene = useScene()
const { go, visit, queue, stored, cookies, delivered } = scene

/** What owners paste above their tags, with the default that the law asks for in most regions. */
const GTAG = `<script>
  dataLayer = []
  function gtag() { dataLayer.push(arguments) }
  gtag('consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied' })
</script>`

/** What consent managers and owners put into the pages of these tests. */
type WithManager = WithGoodword & {
  gtag(...command: unknown[]): void
  dataLayer: unknown[]
  tell(data: object): void
}

/** Shows the tag in every page, below other things. */
function showPages(above: string, attributes = ''): void {
  for (const path of ['/', '/tea']) scene.gateway.pages[path] = { html: above + scene.gateway.tag(attributes) }
}

const consent = (choice: boolean | 'session' | null) =>
  scene.page.evaluate((value) => (globalThis as WithGoodword).goodword.consent(value), choice)
const update = (choice: 'granted' | 'denied') =>
  scene.page.evaluate((value) => (globalThis as WithManager).gtag('consent', 'update', { ad_storage: value }), choice)

/** Waits until goodword.js listens to the consent managers of the page, which a part of its own does. */
async function watching(): Promise<void> {
  const { gateway, page } = scene
  const part = `${gateway.api}/choices.js`
  await expect.poll(() => page.evaluate((url) => performance.getEntriesByName(url).length, part), SOON).toBe(1)
  await page.evaluate(`import('${part}').then(() => {})`) // after whoever has asked for it before us
}

async function expectNothingStored(): Promise<void> {
  expect(await cookies()).toEqual([])
  expect(await stored()).toEqual([])
}

async function expectStored(code = 'ada1'): Promise<void> {
  await expect.poll(async () => (await cookies()).map(({ value }) => value.replace(/.*\./, '')), SOON).toEqual([code])
  expect(await stored()).toContain('goodword')
}

/** Sets the cookie a second time, on the host alone: nobody who refuses wants either. */
async function repeatCookie(): Promise<void> {
  const [cookie] = await cookies()
  await scene.context.addCookies([{ name: 'goodword', value: cookie!.value, url: scene.gateway.subdomain }])
  expect(await cookies()).toHaveLength(2)
}

test('while a page waits for a permission the visit is in memory, and gone with it', async () => {
  const { gateway, page } = scene
  showPages('', 'data-consent="wait"')
  await go(`${gateway.shop}/tea?ref=ada1`)
  expect((await visit())?.code).toBe('ada1')
  await page.waitForLoadState('networkidle')
  await expectNothingStored()
  expect(gateway.posts).toEqual([])
  await go(`${gateway.shop}/`)
  expect(await visit()).toBeNull()
})

test('a permission stores and reports the landing as it was, wherever a router has gone since', async () => {
  const { gateway, page } = scene
  showPages('', 'data-consent="wait"')
  await go(`${gateway.shop}/tea?ref=ada1`)
  const landed = await visit()
  await scene.lead('early')
  await page.evaluate(() => history.pushState(null, '', '/checkout'))
  await expect.poll(() => page.evaluate((at) => Date.now() - at > 100, landed!.at), SOON).toBe(true)
  await consent(true)
  await expect.poll(delivered, SOON).toEqual(['click', 'lead'])
  expect(gateway.delivered).toMatchObject([
    { page: `${gateway.shop}/tea`, visit: landed },
    { page: `${gateway.shop}/tea`, visit: landed },
  ])
  // The clock is read once more for the event.
  expect(gateway.delivered[0]!.at - landed!.at).toBeLessThan(50)
  await expectStored()
  await go(`${gateway.shop}/`)
  expect(await visit()).toEqual(landed)
})

test('a permission for the session ends with the tab', async () => {
  const { gateway, context } = scene
  showPages('', 'data-consent="wait"')
  await go(`${gateway.shop}/?ref=ada1`)
  await consent('session')
  await expect.poll(delivered, SOON).toEqual(['click'])
  expect(await cookies()).toEqual([])
  await expect.poll(stored, SOON).toEqual(['goodword'])
  await go(`${gateway.shop}/`)
  const tab = await context.newPage()
  await go(`${gateway.shop}/`, tab)
  expect(await visit(tab)).toBeNull()
})

test('a refusal leaves nothing, in no page and on no domain', async () => {
  const { gateway } = scene
  showPages(GTAG, 'data-consent="granted"')
  gateway.way = 'cut'
  await go(`${gateway.subdomain}/?ref=ada1`) // the manager is not asked where the owner says so
  await expectStored()
  await repeatCookie()
  expect(await queue()).toContain('click:')
  await consent(false)
  await expectNothingStored()
  expect(await visit()).toBeNull()
})

test('a refusal erases the cookie for every subdomain, and a copy on another one once it is told there', async () => {
  const { gateway } = scene
  showPages('', 'data-consent="granted"')
  await go(`${gateway.subdomain}/?ref=ada1`)
  await expectStored()
  await go(`${gateway.shop}/`)
  expect((await visit())?.code).toBe('ada1')
  await consent(false)
  await expectNothingStored()
  await go(`${gateway.shop}/`)
  expect(await visit()).toBeNull()
  await go(`${gateway.subdomain}/`) // PRIVACY.md says so: the copy there knows nothing of it
  await expectStored()
  await consent(false)
  for (const place of [gateway.subdomain, gateway.shop]) {
    await go(`${place}/`)
    expect(await visit()).toBeNull()
    await expectNothingStored()
  }
})

test('Consent Mode that denies by default and is updated later has the landing reported then', async () => {
  const { gateway } = scene
  showPages(GTAG)
  await go(`${gateway.shop}/tea?ref=ada1`)
  await watching()
  await expectNothingStored()
  expect(gateway.posts).toEqual([])
  await update('granted')
  await expectStored()
  await expect.poll(() => gateway.delivered, SOON).toMatchObject([{ type: 'click', page: `${gateway.shop}/tea` }])
})

test('Consent Mode that denies by default, and nobody answers: the next page knows nothing', async () => {
  const { gateway } = scene
  showPages(GTAG)
  await go(`${gateway.shop}/?ref=ada1`)
  await watching()
  await go(`${gateway.shop}/`)
  expect(await visit()).toBeNull()
  expect(gateway.posts).toEqual([])
})

test('a visit that was allowed outlives the default of the next page, and no refusal', async () => {
  const { gateway } = scene
  showPages(GTAG)
  await go(`${gateway.subdomain}/?ref=ada1`)
  await watching()
  await update('granted')
  await expectStored()
  const landed = await visit()
  await go(`${gateway.subdomain}/`)
  await watching()
  expect(await visit()).toEqual(landed)
  await expectStored()

  await repeatCookie()
  gateway.way = 'cut'
  await scene.lead('refused')
  expect(await queue()).toContain('lead:refused')
  await update('denied')
  await expect.poll(cookies, SOON).toEqual([])
  await expectNothingStored()
})

test('a tag manager that puts its own push into the data layer is heard, before us and after', async () => {
  const { gateway, page } = scene
  const manage = `<script>
    manage = () => {
      const { push } = dataLayer
      dataLayer.push = function () { return push.apply(dataLayer, [].slice.call(arguments)) }
    }
    manage()
  </script>`
  showPages(GTAG + manage)
  await go(`${gateway.shop}/?ref=ada1`)
  await watching()
  await page.evaluate(() => {
    const { manage, dataLayer, gtag } = globalThis as WithManager & { manage(): void }
    manage()
    dataLayer.push({ event: 'gtm.js' }, null, 'text')
    gtag('event', 'consent')
  })
  await expectNothingStored()
  // As an array, which is how some managers write.
  await page.evaluate(() =>
    (globalThis as WithManager).dataLayer.push(['consent', 'update', { ad_storage: 'granted' }]),
  )
  await expectStored()
})

test('a consent manager that comes late and refuses has erased what was stored', async () => {
  const { gateway, page } = scene
  await go(`${gateway.shop}/?ref=ada1`)
  await expectStored()
  await page.evaluate(() => {
    Object.assign(globalThis, { dataLayer: [['consent', 'update', { ad_storage: 'denied' }]] })
    document.body.append('We value your privacy')
  })
  await expect.poll(cookies, SOON).toEqual([])
  await expectNothingStored()
})

test('a TCF manager is asked once, and heard when the person has chosen, not before', async () => {
  const { gateway, page } = scene
  showPages(`<script>
    calls = []
    __tcfapi = (...call) => calls.push(call)
    tell = (data) => calls.forEach(([name, , hear]) => name === 'addEventListener' && hear({ gdprApplies: true, listenerId: 7, ...data }, true))
  </script>`)
  await go(`${gateway.shop}/?ref=ada1`)
  await watching()
  const tell = (eventStatus: string, isAllowed: boolean) =>
    page.evaluate((data) => (globalThis as WithManager).tell(data), {
      eventStatus,
      purpose: { consents: { 1: isAllowed } },
    })
  await tell('cmpuishown', true)
  await expectNothingStored()
  await tell('useractioncomplete', true)
  await expectStored()
  await tell('useractioncomplete', false)
  await expect.poll(cookies, SOON).toEqual([])
  await expectNothingStored()

  const names = () => page.evaluate(() => (globalThis as unknown as { calls: unknown[][] }).calls.map(([name]) => name))
  expect(await names()).toEqual(['addEventListener'])
  await page.evaluate(() => (globalThis as WithGoodword).goodword.stop())
  expect(await names()).toEqual(['addEventListener', 'removeEventListener'])
  await tell('tcloaded', true) // from a manager that does not care
  await expectNothingStored()
})

test('a TCF manager that finds no law to apply is a permission', async () => {
  const { gateway } = scene
  showPages('<script>__tcfapi = (name, version, hear) => hear({ gdprApplies: false }, true)</script>')
  await go(`${gateway.shop}/?ref=ada1`)
  await expectStored()
})

test('the WP Consent API is asked, and heard when the person chooses', async () => {
  const { gateway, page } = scene
  showPages('<script>wp_has_consent = () => false</script>')
  await go(`${gateway.shop}/?ref=ada1`)
  await watching()
  await expectNothingStored()
  const choose = (marketing: string) =>
    page.evaluate(
      (detail) => {
        document.dispatchEvent(new CustomEvent('wp_listen_for_consent_change', { detail }))
      },
      { marketing },
    )
  await choose('allow')
  await expectStored()
  await choose('deny')
  await expect.poll(cookies, SOON).toEqual([])
  await expectNothingStored()
})

test.for([
  ['is literally true', true, '', false],
  ['is anything else', '1', '', true],
  ['is true, which the owner need not honour', true, 'data-gpc="ignore"', true],
] as const)('where Global Privacy Control %s, storing is decided by it', async ([, signal, attributes, isStored]) => {
  const { gateway, page } = scene
  await page.addInitScript((value) => Object.defineProperty(navigator, 'globalPrivacyControl', { value }), signal)
  showPages('', attributes)
  await go(`${gateway.shop}/?ref=ada1`)
  expect((await visit())?.code).toBe('ada1')
  if (isStored) await expectStored()
  else await expectNothingStored()
})

test('the press on "Keep my reward" is a permission, outranks Global Privacy Control and outlives the page', async () => {
  const { gateway, page } = scene
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }))
  showPages('<goodword-welcome></goodword-welcome>', 'data-consent="wait"')
  await go(`${gateway.shop}/tea?ref=ada1`)
  const landed = await visit()
  const claim = page.locator('goodword-welcome [part~=claim]')
  await claim.waitFor()
  await page.waitForLoadState('networkidle')
  await expectNothingStored()
  // Files, and who invites: that and no more, before anybody has agreed to anything.
  const others = gateway.requests.filter((request) => !/^GET \/[\w-]+\.js$/.test(request))
  const { publishableKey } = scene.backend.server.keys
  expect(others).toEqual([`GET /v1/invitations/ada1?key=${publishableKey}`])

  await claim.click()
  await expectStored()
  await expect.poll(delivered, SOON).toEqual(['click'])
  await go(`${gateway.shop}/`)
  expect(await visit()).toEqual(landed)
  await expectStored()
})
