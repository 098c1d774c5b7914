import { createMemoryAdapter, type MemoryAdapter } from '@goodword/adapters/memory'
import type { Visit } from '@goodword/core'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ar } from '../messages/ar.ts'
import { cookieMemory } from './cookie-memory.ts'
import { defineElements } from './define.ts'
import type { GoodwordElement } from './element-class.ts'

const NOW = Date.UTC(2026, 10, 2, 9)
let shop: MemoryAdapter

beforeAll(() => defineElements())

beforeEach(() => {
  shop = createMemoryAdapter({
    now: NOW,
    offers: {
      customer: {
        partner: [
          { id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, first: true, holdDays: 14 },
        ],
        customer: [
          { id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true, holdDays: 0 },
        ],
      },
    },
  })
  shop.host.partner({ externalId: 'ada', name: '<b>Ada</b>', code: 'ada1' })
  document.documentElement.lang = 'en'
})

afterEach(() => {
  document.body.replaceChildren()
  cookieMemory.write('ada1', null)
})

const shownIn = (element: HTMLElement) => element.shadowRoot?.textContent ?? ''
const hostRulesOf = (element: HTMLElement) =>
  element.shadowRoot?.adoptedStyleSheets
    .map((sheet) => sheet.cssRules[0]?.cssText ?? '')
    .findLast((css) => css.startsWith(':host {'))
const partOf = (element: HTMLElement, part: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~="${part}"]`) ?? null

function put(
  name: 'goodword-referral' | 'goodword-welcome',
  properties: Partial<GoodwordElement> = {},
): GoodwordElement {
  const element = Object.assign(document.createElement(name), properties)
  document.body.append(element)
  return element
}

const putReferral = () => put('goodword-referral', { adapter: shop, identity: { token: shop.host.token('ada') } })

test('shows what both get, the link, and figures that change by themselves', async () => {
  const element = putReferral()
  await vi.waitFor(() => expect(partOf(element, 'stats')?.textContent).toContain('Visits'))
  expect(partOf(element, 'offer')?.textContent).toMatch(/\$10.*off.*\$20.*credit/)
  expect(shownIn(element)).toContain('Nobody yet')
  await shop.record([{ id: 'click:v1', type: 'click', at: NOW, visit: { id: 'v1', code: 'ada1', at: NOW } }])
  shop.host.conversion({ type: 'sale', orderId: 'o1', amount: 6000, currency: 'USD', customerId: 'u1', visitId: 'v1' })
  await vi.waitFor(() => expect(partOf(element, 'referral')?.textContent).toContain('14-day refund window. Yours on'))
  expect(partOf(element, 'reward')?.textContent).toContain('On its way')
})

test('copies, says so in place and tells the page', async () => {
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const element = putReferral()
  const told = vi.fn()
  document.addEventListener('goodword-copy', told, { once: true })
  await vi.waitFor(() => expect(partOf(element, 'copy')).not.toBeNull())
  partOf(element, 'copy')?.click()
  expect(writeText).toHaveBeenCalledWith(expect.stringMatching(/^https:\/\/shop\.example\/.*ada1/))
  await vi.waitFor(() => expect(partOf(element, 'copy')?.textContent).toBe('Copied'))
  expect(told).toHaveBeenCalledOnce()
})

test('channels are plain links that say they were used', async () => {
  const element = putReferral()
  await vi.waitFor(() => expect(partOf(element, 'channel')).not.toBeNull())
  const told = vi.fn((event: CustomEvent<{ channel: string }>) => event.detail.channel)
  element.addEventListener('goodword-share', told)
  const channel = partOf(element, 'channel') as HTMLAnchorElement
  expect(channel).toMatchObject({ target: '_blank', rel: 'noopener' })
  channel.addEventListener('click', (event) => event.preventDefault())
  channel.click()
  expect(told).toHaveReturnedWith('whatsapp')
})

test('a move in the document keeps everything, a removal ends it', async () => {
  const element = putReferral()
  await vi.waitFor(() => expect(partOf(element, 'link')).not.toBeNull())
  const link = partOf(element, 'link')
  const box = document.body.appendChild(document.createElement('div'))
  box.append(element)
  await Promise.resolve()
  expect(partOf(element, 'link')).toBe(link)
  element.remove()
  await Promise.resolve()
  expect(element.shadowRoot?.childNodes).toHaveLength(0)
  box.append(element)
  await vi.waitFor(() => expect(partOf(element, 'link')).not.toBeNull())
})

test('several on one page do not know of each other', async () => {
  shop.host.partner({ externalId: 'ben', code: 'ben1' })
  const first = putReferral()
  const second = put('goodword-referral', { adapter: shop, identity: { token: shop.host.token('ben') } })
  await vi.waitFor(() => expect(partOf(second, 'link')?.textContent).toContain('ben1'))
  expect(partOf(first, 'link')?.textContent).toContain('ada1')
})

test('another person makes another panel', async () => {
  shop.host.partner({ externalId: 'ben', code: 'ben1' })
  const element = putReferral()
  await vi.waitFor(() => expect(partOf(element, 'link')?.textContent).toContain('ada1'))
  element.identity = { token: shop.host.token('ben') }
  await vi.waitFor(() => expect(partOf(element, 'link')?.textContent).toContain('ben1'))
})

test('a page that turns Arabic gets Arabic, from right to left', async () => {
  const element = putReferral()
  await vi.waitFor(() => expect(partOf(element, 'copy')?.textContent).toBe('Copy link'))
  document.documentElement.lang = 'ar'
  await vi.waitFor(() => expect(partOf(element, 'copy')?.textContent).toBe(ar.copy))
  expect(element.shadowRoot?.querySelector('.root')).toMatchObject({ dir: 'rtl', lang: 'ar' })
})

test('theme and locale are the owner’s to say', async () => {
  const element = putReferral()
  element.setAttribute('theme', 'dark')
  element.setAttribute('locale', 'ar')
  await vi.waitFor(() => expect(partOf(element, 'copy')?.textContent).toBe(ar.copy))
  expect(element.shadowRoot?.querySelector<HTMLElement>('.root')?.dataset['scheme']).toBe('dark')
})

test('in another language too, a page that changes its looks leaves what was typed', async () => {
  document.documentElement.lang = 'ar'
  const element = put('goodword-referral', { adapter: shop })
  await vi.waitFor(() => expect(shownIn(element)).toContain(ar.joinNote))
  const field = element.shadowRoot?.querySelector('input')
  document.documentElement.classList.toggle('dark')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(element.shadowRoot?.querySelector('input')).toBe(field)
  document.documentElement.removeAttribute('class')
})

test('without an identity there is a form, and then the link', async () => {
  const element = put('goodword-referral', { adapter: shop })
  const told = vi.fn()
  element.addEventListener('goodword-join', told)
  await vi.waitFor(() => expect(partOf(element, 'email')).not.toBeNull())
  const field = partOf(element, 'email') as HTMLInputElement
  field.value = 'bea@mail.example'
  field.form?.requestSubmit()
  await vi.waitFor(() => expect(partOf(element, 'link')).not.toBeNull())
  expect(shownIn(element)).toContain('open the mail we sent you')
  expect(told).toHaveBeenCalledOnce()
})

const visit: Visit = { id: 'v1', code: 'ada1', at: NOW }

test('welcomes a friend, names being text, and keeps the visit when told to', async () => {
  const keep = vi.fn()
  defineElements({ adapter: shop, visit: () => visit, keep })
  const element = put('goodword-welcome')
  await vi.waitFor(() => expect(shownIn(element)).toContain('<b>Ada</b> gave you $10 off'))
  const told = vi.fn((event: CustomEvent<{ code: string }>) => event.detail.code)
  element.addEventListener('goodword-keep', told)
  partOf(element, 'claim')?.click()
  partOf(element, 'claim')?.click()
  expect(keep).toHaveBeenCalledExactlyOnceWith(visit)
  expect(told).toHaveReturnedWith('ada1')
  expect(shownIn(element)).toContain('$10 off, kept for you')
})

test('takes no space when there is nothing to say, and comes when there is', async () => {
  let now: Visit | null = null
  let announce = () => {}
  const onVisit = (listener: () => void) => {
    announce = listener
    return () => {}
  }
  defineElements({ adapter: shop, visit: () => now, onVisit })
  const element = put('goodword-welcome')
  await Promise.resolve()
  expect(hostRulesOf(element)).toContain('display: none !important')
  now = { ...visit, id: 'v2' }
  announce()
  await vi.waitFor(() => expect(shownIn(element)).toContain('gave you'))
  expect(hostRulesOf(element)).toContain('display: block !important')
})

test('newer defaults are for newer elements', async () => {
  const other = createMemoryAdapter({ now: NOW })
  other.host.partner({ externalId: 'eve', code: 'eve1' })
  defineElements({ adapter: shop, identity: () => ({ token: shop.host.token('ada') }) })
  const older = put('goodword-referral')
  defineElements({ adapter: other, identity: () => ({ token: other.host.token('eve') }) })
  const newer = put('goodword-referral')
  await vi.waitFor(() => expect(partOf(newer, 'link')?.textContent).toContain('eve1'))
  await vi.waitFor(() => expect(partOf(older, 'link')?.textContent).toContain('ada1'))
})
