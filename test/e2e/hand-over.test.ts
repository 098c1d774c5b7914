import { expect, test } from 'vitest'
import { SOON, useScene, type Visit, type WithGoodword } from '../support/scene.ts'

const scene = useScene()
const { go, visit, queue, cookies, delivered } = scene

/** Waits until the visit may be handed over, which a part of its own does. From then on a visit tells how long it stays. */
async function handingOver(): Promise<void> {
  const isReady = () => 'stays' in ((globalThis as WithGoodword).goodword.visit() ?? {})
  await expect.poll(() => scene.page.evaluate(isReady), SOON).toBe(true)
}

/** Lands with a code on a page that has something above its tag. */
async function land(html: string, attributes = ''): Promise<Visit> {
  const { gateway } = scene
  gateway.pages['/tea'] = { html: html + gateway.tag(attributes) }
  await go(`${gateway.shop}/tea?ref=ada1`)
  await handingOver()
  return (await visit())!
}

const hrefOf = (selector: string) => scene.page.locator(selector).evaluate((link: HTMLAnchorElement) => link.href)

test.for([
  ['the press of a button', (): void => document.querySelector('button')!.click()],
  ['form.submit()', (): void => document.querySelector('form')!.submit()],
  [
    'new FormData()',
    (): void => void fetch('/order', { method: 'POST', body: new FormData(document.querySelector('form')!) }),
  ],
] as const)('a form that is sent by %s carries the visit, and looks as before', async ([, send]) => {
  const { page } = scene
  const form =
    '<form data-goodword action="/order" method="post"><input name="tea" value="oolong"><button>Buy</button></form>'
  const landed = await land(form)
  const sent = page.waitForRequest('**/order')
  await page.evaluate(send)
  const body = (await sent).postData()
  expect(body).toMatch(/tea\W+oolong/)
  expect(body).toMatch(/goodword_code\W+ada1/)
  expect(body).toMatch(new RegExp(`goodword_visit\\W+${landed.id}`))
})

test('a form in a page keeps its fields, and one that is not marked says nothing', async () => {
  const { page } = scene
  await land('<form data-goodword><input name="tea"></form><form><input name="coffee"></form>')
  const fields = await page.evaluate(() =>
    [...document.forms].map((form) => [[...new FormData(form).keys()], form.elements.length]),
  )
  expect(fields).toEqual([
    [['tea', 'goodword_code', 'goodword_visit'], 1],
    [['coffee'], 1],
  ])
})

test('before a permission nothing is handed over, and afterwards everything', async () => {
  const { gateway, page } = scene
  const elsewhere = `${gateway.at('docs.other.example')}/`
  gateway.pages['/tea'] = {
    html: `<form data-goodword></form><a href="${elsewhere}">Docs</a><stripe-buy-button></stripe-buy-button>${gateway.tag('data-consent="wait" data-links="docs.other.example"')}`,
  }
  await go(`${gateway.shop}/tea?ref=ada1`)
  const { id, at } = (await visit())!
  const handedOver = async () => {
    await page.click('a', { button: 'right' })
    return page.evaluate(() => [
      ...new FormData(document.forms[0]).values(),
      document.querySelector('stripe-buy-button')!.getAttribute('client-reference-id'),
      document.querySelector('a')!.href,
    ])
  }
  expect(await handedOver()).toEqual([null, elsewhere])
  await page.evaluate(() => (globalThis as WithGoodword).goodword.consent(true))
  await handingOver()
  expect(await handedOver()).toEqual(['ada1', id, id, `${elsewhere}?ref=ada1&goodword_visit=${id}.${at}`])
})

test('a link to another domain of the owner carries the visit there, before its hash, and it counts once', async () => {
  const { backend, gateway, page } = scene
  const code = 'dee4'
  await backend.server.ask('POST', '/v1/partners', { externalId: code, name: code, code })
  const links = ['docs.other.example', 'unlisted.example'].map(
    (host) => `<a href="${gateway.at(host)}/start?a=1#top">${host}</a>`,
  )
  gateway.pages['/tea'] = { html: links.join('') + gateway.tag('data-links="docs.other.example, *.more.example"') }
  await go(`${gateway.shop}/tea?ref=${code}`)
  await handingOver()
  await expect.poll(delivered, SOON).toEqual(['click'])
  const landed = (await visit())!

  const hosts = [gateway.at('docs.other.example'), gateway.at('unlisted.example')]
  await page.click('a >> nth=1', { button: 'right' })
  expect(await hrefOf('a >> nth=1')).toBe(`${hosts[1]}/start?a=1#top`)
  const arrived = page.waitForRequest(`${hosts[0]}/**`)
  await page.click('a >> nth=0')
  expect((await arrived).url()).toBe(`${hosts[0]}/start?a=1&ref=${code}&goodword_visit=${landed.id}.${landed.at}`)

  await expect.poll(() => visit(), SOON).toEqual(landed)
  await expect.poll(() => queue(), SOON).toBeNull()
  expect((await cookies()).map(({ domain }) => domain).toSorted()).toEqual(['.other.example', '.shop.example'])
  // What is passed on with the address must not make another person this visit.
  await expect.poll(() => page.url(), SOON).toBe(`${hosts[0]}/start?a=1#top`)
  expect(new Set(gateway.delivered.map(({ id }) => id))).toEqual(new Set([`click:${landed.id}`]))
  expect(await clicksOf(code)).toBe(1)
})

test.for([
  ['a click', 'left'],
  ['a click with the middle button', 'middle'],
  ['the menu of the other button', 'right'],
] as const)('a payment link of Stripe gets the visit on %s', async ([, button]) => {
  const { context, page } = scene
  const url = 'https://buy.stripe.com/test_a?locale=de#x'
  await context.route('https://buy.stripe.com/**', (route) => route.fulfill({ contentType: 'text/html', body: 'Pay' }))
  const landed = await land(
    `<a target="_blank" href="${url}">Pay</a><a id="said" href="${url.replace('#', '&client_reference_id=mine#')}">Pay</a>`,
  )
  await page.click('a >> nth=0', { button })
  expect(await hrefOf('a >> nth=0')).toBe(`https://buy.stripe.com/test_a?locale=de&client_reference_id=${landed.id}#x`)
  expect(landed.id).toMatch(/^[\w-]{1,200}$/) // anything else Stripe drops without a word
  await page.click('#said', { button: 'right' })
  expect(await hrefOf('#said')).toContain('&client_reference_id=mine#')
})

test('a link inside a shadow root is a link too', async () => {
  const { page } = scene
  const landed = await land(
    '<pay-button><template shadowrootmode="open"><a href="https://buy.stripe.com/b">Pay</a></template></pay-button>',
  )
  await page.click('pay-button a', { button: 'right' })
  expect(await hrefOf('pay-button a')).toBe(`https://buy.stripe.com/b?client_reference_id=${landed.id}`)
})

test('buy buttons and pricing tables of Stripe get the visit, those that come later too, and lose it in the end', async () => {
  const { page } = scene
  const names = ['stripe-buy-button', 'stripe-pricing-table']
  const landed = await land(`<script>
    for (const name of ${JSON.stringify(names)}) customElements.define(name, class extends HTMLElement {
      static observedAttributes = ['client-reference-id']
      attributeChangedCallback(_, __, id) { this.textContent = id }
    })
  </script>${names.map((name) => `<${name}></${name}>`).join('')}<stripe-buy-button client-reference-id="mine"></stripe-buy-button>`)
  const told = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('stripe-buy-button,stripe-pricing-table')].map(({ textContent }) => textContent),
    )
  expect(await told()).toEqual([landed.id, landed.id, 'mine'])
  await page.evaluate(() => document.body.append(document.createElement('stripe-pricing-table')))
  await expect.poll(told, SOON).toEqual([landed.id, landed.id, 'mine', landed.id])
  await page.evaluate(() => (globalThis as WithGoodword).goodword.consent(false))
  await expect.poll(told, SOON).toEqual(['', '', 'mine', ''])
})

test('the address is cleaned once it has loaded where the owner wants it, and nothing else in it changes', async () => {
  const { gateway, page } = scene
  gateway.pages['/tea'] = {
    html: `<script>history.replaceState({ kept: 1 }, '')</script>${gateway.tag('data-clean')}`,
  }
  await go(`${gateway.shop}/tea?a=%20+1&ref=ada1&b&via=x#top`)
  await expect.poll(() => page.url(), SOON).toBe(`${gateway.shop}/tea?a=%20+1&b#top`)
  expect(await page.evaluate(() => [history.state, history.length])).toEqual([{ kept: 1 }, 2])
  expect((await visit())?.code).toBe('ada1')
})

test('the address stays as it is until the page has loaded: routers read it while they start', async () => {
  const { gateway, page } = scene
  gateway.pages['/tea'] = { html: `<img src="/slow.png">${gateway.tag('data-clean')}` }
  let load = () => {}
  await page.route('**/slow.png', (route) => void (load = () => void route.abort()))
  await page.goto(`${gateway.shop}/tea?ref=ada1`, { waitUntil: 'commit' })
  await expect.poll(delivered, SOON).toEqual(['click'])
  const more = `${gateway.api}/more.js`
  await expect.poll(() => page.evaluate((url) => performance.getEntriesByName(url).length, more), SOON).toBe(1)
  await page.evaluate(`import('${more}').then(() => {})`)
  expect(page.url()).toBe(`${gateway.shop}/tea?ref=ada1`)
  load()
  await expect.poll(() => page.url(), SOON).toBe(`${gateway.shop}/tea`)
})

test('a sign-in at another host, with a code and a state of its own, does not come between', async () => {
  const { gateway, page } = scene
  const landed = await land('')
  const back = `${gateway.shop}/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj`
  gateway.pages['/authorize'] = { html: `<script>location.replace(${JSON.stringify(back)})</script>` }
  await page.goto(`${gateway.at('idp.example')}/authorize`)
  await page.waitForURL(back)
  await go(page.url())
  expect(await visit()).toEqual(landed)
  await scene.lead('signed-in')
  await expect.poll(() => gateway.delivered.at(-1), SOON).toMatchObject({ type: 'lead', visit: landed })
  expect(page.url()).toBe(back)
})

test('a checkout on the server credits the visit that the page has told it', async () => {
  const { backend, page } = scene
  await land('')
  await expect.poll(delivered, SOON).toEqual(['click'])
  const told = page.waitForRequest('**/checkout')
  await page.evaluate(
    () => void fetch('/checkout', { method: 'POST', body: (globalThis as WithGoodword).goodword.visit()!.id }),
  )
  const visitId = (await told).postData()
  const answer = await backend.server.ask<{ referral: unknown; conversion: unknown; rewards: unknown[] }>(
    'POST',
    '/v1/conversions',
    { type: 'sale', visitId, orderId: 'o_1', customerId: 'u_1', amount: 6000, currency: 'USD' },
  )
  expect(answer).toMatchObject({ conversion: { verified: true }, referral: { source: { code: 'ada1' } } })
  expect(answer.rewards).toHaveLength(2)
})

/** How many clicks the program has counted for a partner. */
async function clicksOf(externalId: string): Promise<number> {
  const { server } = scene.backend
  const { token } = await server.ask<{ token: string }>('POST', '/v1/tokens', { externalId })
  const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString())
  const answer = await fetch(`${server.url}/v1/me/summary?from=${from}&to=${to}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return ((await answer.json()) as { clicks: number }).clicks
}
