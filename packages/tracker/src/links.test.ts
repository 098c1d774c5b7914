import type { Visit } from '@goodword/core'
import { expect, onTestFinished, test } from 'vitest'
import { decorateLinks } from './links.ts'
import { createBrowser } from './test-page.ts'

const VISIT: Visit = { id: 'v-1', code: 'ada', at: 5 }
const ADDED = 'ref=ada&goodword_visit=v-1.5'

/** A page that decorates links; `visit` is what may be passed on. */
function decorate(html: string, domains: string | string[] | undefined = 'x.com', visit: Visit | null = VISIT) {
  createBrowser('https://shop.example/')
  document.body.innerHTML = html
  const life = new AbortController()
  onTestFinished(() => life.abort())
  decorateLinks({ handOver: () => visit, on: () => () => {}, signal: life.signal }, domains, 'ref')
  return life
}

function use(target: Element, type = 'click'): Event {
  const event = new MouseEvent(type, { bubbles: true, composed: true, cancelable: true })
  target.dispatchEvent(event)
  return event
}

/** Where a link leads once it was used. */
function follow(href: string, domains?: string | string[], visit?: Visit | null) {
  decorate(`<a href="${href}">x</a>`, domains, visit)
  const link = document.querySelector('a')!
  use(link)
  return link.href
}

test.for([
  ['https://x.com/', 'x.com'],
  ['https://www.x.com/', 'x.com'],
  ['https://x.com/', 'www.x.com'],
  ['https://X.com/', 'x.com'],
  ['https://x.com/', 'X.COM'],
  ['https://x.com/', ['y.com', 'x.com']],
  ['https://x.com/', 'y.com,  x.com'],
  ['https://x.com:8443/', 'x.com'],
  ['https://app.x.com/', '*.x.com'],
  ['https://a.b.x.com/', '*.x.com'],
  ['https://www.x.com/', '*.x.com'],
  ['//x.com/', 'x.com'],
] as const)('hands the visit over in a link to %s where the domains are %o', ([href, domains]) => {
  expect(follow(href, [domains].flat())).toBe(`${new URL(href, location.href)}?${ADDED}`)
})

test.for([
  ['https://app.x.com/', 'x.com'],
  ['https://x.com/', '*.x.com'],
  ['https://evilx.com/', '*.x.com'],
  ['https://evilx.com/', 'x.com'],
  ['https://x.com.evil.example/', 'x.com'],
  ['https://x.com/', ''],
  ['https://x.com/', ','],
  ['https://shop.example/next', 'x.com'],
  ['/next', 'x.com'],
  ['mailto:ada@x.com', 'x.com'],
  ['javascript:void 0', 'x.com'],
  ['#x.com', 'x.com'],
] as const)('leaves a link to %s alone where the domains are %o', ([href, domains]) => {
  expect(follow(href, domains)).not.toContain('goodword')
})

test('leaves links alone where no domains are named', () => {
  decorate('<a href="https://x.com/">x</a>').abort()
  const life = new AbortController()
  onTestFinished(() => life.abort())
  decorateLinks({ handOver: () => VISIT, on: () => () => {}, signal: life.signal }, undefined, 'ref')
  const link = document.querySelector('a')!
  use(link)
  expect(link.href).toBe('https://x.com/')
})

test.for<[string, string]>([
  ['https://x.com/p', `https://x.com/p?${ADDED}`],
  ['https://x.com/p?a=1', `https://x.com/p?a=1&${ADDED}`],
  ['https://x.com/p#top', `https://x.com/p?${ADDED}#top`],
  ['https://x.com/p?a=1#/r?b=2', `https://x.com/p?a=1&${ADDED}#/r?b=2`],
  ['https://x.com/p?q=a+b%20c%2Fd&empty=&flag', `https://x.com/p?q=a+b%20c%2Fd&empty=&flag&${ADDED}`],
  ['https://x.com/p?pref=1', `https://x.com/p?pref=1&${ADDED}`],
])('makes of %s the link %s', ([href, expected]) => {
  expect(follow(href.replaceAll('&', '&amp;'))).toBe(expected)
})

test.for(['https://x.com/?ref=ben', 'https://x.com/?a=1&ref=', `https://x.com/?${ADDED}`])(
  'leaves a link that says such a thing already alone: %s',
  (href) => expect(follow(href.replaceAll('&', '&amp;'))).toBe(href),
)

test('hands a visit over once, however often a link is used', () => {
  decorate('<a href="https://x.com/"><b>x</b></a>')
  const inner = document.querySelector('b')!
  for (const type of ['contextmenu', 'auxclick', 'click', 'click']) use(inner, type)
  expect(document.querySelector('a')!.href).toBe(`https://x.com/?${ADDED}`)
})

test.for(['click', 'auxclick', 'contextmenu'])('changes a link at its %s and never prevents it', (type) => {
  decorate('<a href="https://x.com/">x</a>')
  const link = document.querySelector('a')!
  const event = use(link, type)
  expect(link.search).toBe(`?${ADDED}`)
  expect(event.defaultPrevented).toBe(false)
})

test('changes no link before it is used', () => {
  decorate('<a href="https://x.com/">x</a>')
  const link = document.querySelector('a')!
  for (const type of ['mouseover', 'focus', 'mousedown']) use(link, type)
  expect(link.href).toBe('https://x.com/')
})

test('sees a link whose page stops the event', () => {
  decorate('<a href="https://x.com/">x</a>')
  const link = document.querySelector('a')!
  link.addEventListener('click', (event) => event.stopImmediatePropagation())
  use(link)
  expect(link.search).toBe(`?${ADDED}`)
})

test.for<[string, string]>([
  ['https://buy.stripe.com/abc', 'https://buy.stripe.com/abc?client_reference_id=v-1'],
  ['https://book.stripe.com/abc?a=1', 'https://book.stripe.com/abc?a=1&client_reference_id=v-1'],
  ['https://donate.stripe.com/abc', 'https://donate.stripe.com/abc?client_reference_id=v-1'],
  ['https://buy.stripe.com/abc?client_reference_id=theirs', 'https://buy.stripe.com/abc?client_reference_id=theirs'],
  ['https://dashboard.stripe.com/abc', 'https://dashboard.stripe.com/abc'],
  ['https://buy.stripe.com.evil.example/', 'https://buy.stripe.com.evil.example/'],
])('makes of %s, where Stripe takes the money, %s', ([href, expected]) => {
  expect(follow(href.replaceAll('&', '&amp;'), '')).toBe(expected)
})

test('finds links inside shadow roots', () => {
  decorate('<div></div>')
  const root = document.querySelector('div')!.attachShadow({ mode: 'open' })
  root.innerHTML = '<a href="https://x.com/"><b>x</b></a>'
  use(root.querySelector('b')!)
  expect(root.querySelector('a')!.href).toBe(`https://x.com/?${ADDED}`)
})

test('leaves links of drawings and what is no link alone', () => {
  decorate('<svg><a href="https://x.com/"><text>x</text></a></svg><button>x</button>')
  for (const target of [document.querySelector('text')!, document.querySelector('button')!, document.body]) {
    expect(use(target).defaultPrevented).toBe(false)
  }
  expect(document.querySelector('svg a')!.getAttribute('href')).toBe('https://x.com/')
})

test('hands nothing over before there is a permission', () => {
  expect(follow('https://x.com/', 'x.com', null)).toBe('https://x.com/')
  const browser = createBrowser()
  const tracker = browser.visit('https://shop.example/?ref=ada', { consent: 'wait' })
  document.body.innerHTML = '<a href="https://x.com/">x</a>'
  const link = document.querySelector('a')!
  decorateLinks(tracker, 'x.com', 'ref')
  use(link)
  expect(link.href).toBe('https://x.com/')
  tracker.consent(true)
  use(link)
  expect(link.search).toBe(`?ref=ada&goodword_visit=${tracker.visit()?.id}.${tracker.visit()?.at}`)
})

test('leaves links alone once it is stopped', () => {
  const life = decorate('<a href="https://x.com/">x</a>')
  life.abort()
  const link = document.querySelector('a')!
  use(link)
  expect(link.href).toBe('https://x.com/')
})

test('a link is again what it was when the tracker stops', () => {
  const browser = createBrowser('https://shop.example/')
  const tracker = browser.visit('https://shop.example/?ref=ada')
  document.body.innerHTML = '<a href="https://x.com/p#top">x</a><a href="https://buy.stripe.com/1">pay</a>'
  decorateLinks(tracker, 'x.com', 'ref')
  const [link, pay] = document.querySelectorAll('a')
  use(link!, 'contextmenu')
  use(pay!, 'contextmenu')
  expect(link!.href).toContain('goodword_visit=')
  tracker.stop()
  expect([link!.getAttribute('href'), pay!.getAttribute('href')]).toEqual([
    'https://x.com/p#top',
    'https://buy.stripe.com/1',
  ])
})

test('a link forgets a visit that another has displaced, and keeps what the page has made of it meanwhile', async () => {
  const browser = createBrowser('https://shop.example/')
  const tracker = browser.visit('https://shop.example/?ref=ada')
  document.body.innerHTML = '<a href="https://buy.stripe.com/small">pay</a><a href="https://x.com/">x</a>'
  decorateLinks(tracker, 'x.com', 'ref')
  const [pay, link] = document.querySelectorAll('a')
  use(pay!, 'contextmenu')
  use(link!, 'contextmenu')
  pay!.href = 'https://buy.stripe.com/large'
  history.pushState({}, '', '/?ref=ben')
  tracker.capture()
  await browser.settle()
  expect([pay!.href, link!.href]).toEqual(['https://buy.stripe.com/large', 'https://x.com/'])
  use(pay!)
  expect(pay!.search).toBe(`?client_reference_id=${tracker.visit()?.id}`)
})

test('a link forgets a visit that another tab has displaced when the next one is used', async () => {
  const browser = createBrowser('https://shop.example/')
  const tracker = browser.visit('https://shop.example/?ref=ada')
  document.body.innerHTML = '<a href="https://x.com/1">x</a><a href="https://x.com/2">x</a>'
  decorateLinks(tracker, 'x.com', 'ref')
  const [first, second] = document.querySelectorAll('a')
  use(first!, 'contextmenu')
  const other = `v_2.${Date.now() + 1}.ben`
  localStorage.setItem('goodword', other)
  document.cookie = `goodword=${other};path=/;domain=shop.example`
  use(second!)
  expect([first!.href, second!.search]).toEqual([
    'https://x.com/1',
    expect.stringContaining('ref=ben&goodword_visit=v_2'),
  ])
})

test('a link keeps the visit when the page hears of the same one before it is left', async () => {
  const browser = createBrowser('https://shop.example/')
  const tracker = browser.visit('https://shop.example/?ref=ada')
  document.body.innerHTML = '<a href="https://x.com/">x</a>'
  decorateLinks(tracker, 'x.com', 'ref')
  const link = document.querySelector('a')!
  link.addEventListener('click', () => {
    history.replaceState({}, '', '#left')
    tracker.consent(true)
  })
  use(link)
  await browser.settle()
  expect(link.search).toContain(`goodword_visit=${tracker.visit()?.id}`)
})
