import { createMemoryAdapter } from '@goodword/adapters/memory'
import type { GoodwordElement } from '@goodword/widget'
import { act, createElement, createRef } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GoodwordReferral, GoodwordWelcome, type GoodwordProps } from './index.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let root: Root
let box: HTMLElement

beforeEach(() => {
  box = document.body.appendChild(document.createElement('div'))
  root = createRoot(box)
})

afterEach(() => {
  act(() => root.unmount())
  box.remove()
})

function createShop() {
  const adapter = createMemoryAdapter()
  adapter.host.partner({ externalId: 'ada', code: 'ada1' })
  return { adapter, identity: { token: adapter.host.token('ada') } }
}

const show = (props: GoodwordProps) => act(() => root.render(createElement(GoodwordReferral, props)))
const element = () => box.querySelector('goodword-referral')!
const linkOf = () => element().shadowRoot?.querySelector('[part~=link]')?.textContent

test('defines the element and hands its properties over', async () => {
  show(createShop())
  await vi.waitFor(() => expect(linkOf()).toContain('ada1'))
})

test('keeps the element when properties change', async () => {
  const shop = createShop()
  show(shop)
  const before = element()
  shop.adapter.host.partner({ externalId: 'ben', code: 'ben1' })
  show({ ...shop, identity: { token: shop.adapter.host.token('ben') } })
  await vi.waitFor(() => expect(linkOf()).toContain('ben1'))
  expect(element()).toBe(before)
})

test('calls the newest listener, once, and none after the end', () => {
  const older = vi.fn()
  const newer = vi.fn()
  show({ onCopy: older })
  show({ onCopy: newer })
  const gone = element()
  gone.dispatchEvent(new CustomEvent('goodword-copy', { detail: {} }))
  expect(older).not.toHaveBeenCalled()
  expect(newer).toHaveBeenCalledOnce()
  show({})
  gone.dispatchEvent(new CustomEvent('goodword-copy', { detail: {} }))
  act(() => root.render(null))
  gone.dispatchEvent(new CustomEvent('goodword-copy', { detail: {} }))
  expect(newer).toHaveBeenCalledOnce()
})

test('gives the element by its ref, and none after the end', () => {
  const ref = createRef<GoodwordElement>()
  act(() => root.render(createElement(GoodwordReferral, { ref })))
  expect(ref.current).toBe(element())
  act(() => root.render(null))
  expect(ref.current).toBeNull()
})

test('false is not hidden, and children pass through', () => {
  show({ hidden: false, inert: false, children: 'Our program' })
  expect(element().outerHTML).toBe('<goodword-referral>Our program</goodword-referral>')
})

test('the elements themselves have types', () => {
  const html = renderToString(
    <>
      <goodword-referral show="link share" theme="dark" />
      {/* @ts-expect-error: there is no such theme */}
      <goodword-welcome theme="blue" />
      <goodword-launcher position="inline">Give and get</goodword-launcher>
    </>,
  )
  expect(html).toContain('<goodword-launcher position="inline">Give and get</goodword-launcher>')
})

test('a property taken away falls back to the element’s own default', () => {
  const { adapter } = createShop()
  show({ adapter })
  show({})
  expect(element().adapter).toBeNull()
})

test('a server writes the empty element with its attributes', () => {
  const html = renderToString(
    createElement(GoodwordWelcome, { theme: 'dark', locale: 'ar', id: 'welcome', className: 'top' }),
  )
  expect(html).toBe('<goodword-welcome theme="dark" locale="ar" id="welcome" class="top"></goodword-welcome>')
})
