// @vitest-environment node
import type { Visit } from '@goodword/core'
import { Window as HappyWindow } from 'happy-dom'
import { expect, test } from 'vitest'
import type { Goodword } from './api.ts'
import { readConfig } from './config.ts'
import type { Page } from './page.ts'
import { startGoodword } from './start.ts'
import { STUB } from './stub.ts'
import type { WidgetParts } from './widget.ts'

const TAG = '<script src="https://refer.example/goodword.js?v=2" data-key="pk_live_1"></script>'
/** Nobody answers there, and the wait for that is short. */
const UNREACHABLE = TAG.replace('data-key', 'data-api="http://127.0.0.1:9" data-key')

const SHOP = 'https://shop.example/'

function openPage(html = TAG, url = SHOP) {
  const window = new HappyWindow({ url, settings: { disableJavaScriptFileLoading: true } })
  window.document.body.innerHTML = html
  return window as unknown as Page & { goodword: Goodword }
}

/** Starts in a page, and keeps what widget.js is given. */
function start(page: Page) {
  const widgets: { url: string; parts: WidgetParts }[] = []
  startGoodword(page, async (url) => ({ start: (parts) => widgets.push({ url, parts }) }))
  return widgets
}

const settle = () => new Promise((resolve) => setTimeout(resolve))

test('finds its tag, and takes the backend to be where the script came from', () => {
  expect(readConfig(openPage())).toMatchObject({ key: 'pk_live_1', api: 'https://refer.example' })
})

test('takes goodwordConfig for what the tag does not say', () => {
  const page = openPage(
    '<script src="https://refer.example/goodword.js" data-key="pk_tag" data-params="ref, p"></script>',
  )
  page.goodwordConfig = { key: 'pk_config', window: 30, deny: ['a', 'b'], api: '/refer/' }
  const { key, api, params, deny, window } = readConfig(page)
  expect({ key, api, params, deny, window }).toEqual({
    key: 'pk_tag',
    api: '/refer',
    params: 'ref, p',
    deny: ['a', 'b'],
    window: 30,
  })
})

test('gives up one bad option and no other', () => {
  const attributes = 'data-api="refer.example" data-window="soon" data-params="" data-storage="here" data-deny="ADA x"'
  const tag = `<script src="https://refer.example/goodword.js" data-key="pk_1" ${attributes}></script>`
  expect(readConfig(openPage(tag)).api).toBe('https://refer.example')
  const page = openPage(
    tag.replace('data-api="refer.example"', 'data-api="http://127.0.0.1:9"'),
    `${SHOP}?ref=ada&via=ben`,
  )
  start(page)
  expect(page.goodword.visit()?.code).toBe('ben')
  expect(page.document.cookie).toContain('.ben')
})

test('does nothing without a key', () => {
  const page = openPage('<script src="https://refer.example/goodword.js"></script>', 'https://shop.example/?ref=ada')
  start(page)
  expect(page.goodword).toBeUndefined()
  expect(page.localStorage.length).toBe(0)
})

test('starts once, however often it is loaded', () => {
  const page = openPage()
  start(page)
  const first = page.goodword
  start(page)
  expect(page.goodword).toBe(first)
})

test('offers the documented calls and no others', () => {
  const page = openPage()
  start(page)
  expect(Object.keys(page.goodword).toSorted()).toEqual([
    'identify',
    'invitation',
    'lead',
    'on',
    'q',
    'sale',
    'stop',
    'visit',
  ])
})

test('takes the place of an element with its name', () => {
  const page = openPage(`<div id="goodword"></div>${TAG}`)
  page.goodword = page.document.querySelector('div') as unknown as Goodword
  start(page)
  expect(page.goodword.visit()).toBeNull()
})

test('carries out the calls that the stub has kept, in their order, and later ones through it', async () => {
  const page = openPage(UNREACHABLE, 'https://shop.example/?ref=ada')
  const stub = new Function('page', `with (page) { ${STUB}; return goodword }`)
  const goodword = stub(Object.assign(page, { goodword: undefined })) as Goodword
  page.goodword = goodword
  const heard: unknown[] = []
  goodword('on', 'visit', (visit) => heard.push((visit as Visit).code))
  ;(goodword as unknown as (name: string) => void)('nonsense')
  goodword('sale', { orderId: 'kept', amount: 1999, currency: 'USD' })
  start(page)
  page.goodword('sale', { orderId: 'called', amount: 1999, currency: 'USD' })
  page.goodword.q.push(['lead', { customerId: 'pushed' }])
  await settle()
  expect(heard).toEqual(['ada'])
  const queued = Object.keys(JSON.parse(page.localStorage.getItem('goodword.q') ?? '{}'))
  expect(queued.slice(1)).toEqual(['pk_live_1sale:kept', 'pk_live_1sale:called', 'pk_live_1lead:pushed'])
})

test('keeps the stub within its budget', () => expect(STUB.length).toBeLessThanOrEqual(100))

test('loads the widget from beside itself where the page holds an element, and nowhere else', async () => {
  expect(start(openPage())).toEqual([])
  const widgets = start(openPage(`<goodword-welcome></goodword-welcome>${TAG}`))
  await settle()
  expect(widgets).toMatchObject([{ url: 'https://refer.example/widget.js', parts: { key: 'pk_live_1' } }])
})

test('loads the widget for an element that arrives later, once', async () => {
  const page = openPage()
  const widgets = start(page)
  page.document.body.append(page.document.createElement('goodword-referral'))
  page.goodword.identify('tok.en')
  page.dispatchEvent(new (page as unknown as { Event: typeof Event }).Event('load'))
  await settle()
  expect(widgets).toHaveLength(1)
  expect(widgets[0]?.parts.who).toBe('tok.en')
})

test('takes a mailed token out of the address bar and for the identity', async () => {
  const page = openPage(
    `<goodword-referral></goodword-referral>${TAG}`,
    'https://shop.example/p?a=1#x&goodword_token=t.o.k',
  )
  const widgets = start(page)
  await settle()
  expect(page.location.href).toBe('https://shop.example/p?a=1#x')
  expect(widgets[0]?.parts.who).toBe('t.o.k')
})

test('loads no widget after it was stopped', async () => {
  const page = openPage()
  const widgets = start(page)
  page.goodword.stop()
  page.document.body.append(page.document.createElement('goodword-referral'))
  page.goodword.identify('tok.en')
  await settle()
  expect(widgets).toEqual([])
})
