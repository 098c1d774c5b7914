/** @jsxImportSource preact */
import { createMemoryAdapter } from '@goodword/adapters/memory'
import { hydrate, render } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sectionsOf } from '../element/sections.ts'
import { createReferralModel, type ReferralModel } from '../model/index.ts'
import * as components from './index.ts'
import { Friends, Link, Referral, Welcome } from './index.ts'

let box: HTMLElement
let models: ReferralModel[] = []

beforeEach(() => {
  box = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  render(null, box)
  box.remove()
  models.forEach((model) => model.dispose())
  models = []
})

function createShop() {
  const adapter = createMemoryAdapter()
  adapter.host.partner({ externalId: 'ada', code: 'ada1' })
  return { adapter, identity: { token: adapter.host.token('ada') } }
}

const elements = () => [...box.querySelectorAll('goodword-referral')]
const partIn = (element: Element | undefined, part: string) => element?.shadowRoot?.querySelector(`[part~=${part}]`)

test('defines the element and hands its properties over', async () => {
  render(<Referral {...createShop()} />, box)
  await vi.waitFor(() => expect(partIn(elements()[0], 'link')?.textContent).toContain('ada1'))
})

test('hears its events, those of the newest rendering', () => {
  const [older, newer] = [vi.fn(), vi.fn()]
  render(<Referral onCopy={older} />, box)
  render(<Referral onCopy={newer} />, box)
  elements()[0]?.dispatchEvent(new CustomEvent('goodword-copy', { detail: {} }))
  elements()[0]?.dispatchEvent(new Event('copy'))
  expect(older).not.toHaveBeenCalled()
  expect(newer).toHaveBeenCalledOnce()
})

test('sections that share a model read everything once', async () => {
  const { adapter, identity } = createShop()
  const partner = vi.spyOn(adapter, 'partner')
  const model = createReferralModel({ adapter, identity })
  models.push(model)
  render([<Link model={model} />, <Friends model={model} />], box)
  await vi.waitFor(() => expect(box.children[1]?.shadowRoot?.textContent).toContain('Nobody yet'))
  expect(partIn(elements()[0], 'link')?.textContent).toContain('ada1')
  expect(partIn(elements()[0], 'stats')).toBeNull()
  expect(partIn(elements()[1], 'link')).toBeNull()
  expect(partner).toHaveBeenCalledOnce()
})

test('a model outlives the elements that show it', async () => {
  const { adapter, identity } = createShop()
  const model = createReferralModel({ adapter, identity })
  models.push(model)
  render(<Link model={model} />, box)
  await vi.waitFor(() => expect(partIn(elements()[0], 'link')).toBeTruthy())
  render(null, box)
  await Promise.resolve()
  adapter.host.conversion({ type: 'sale', orderId: 'o', amount: 1, currency: 'USD', customerId: 'c', code: 'ada1' })
  await vi.waitFor(() => expect(model.friends.items.value).toHaveLength(1))
})

test('a token function that is written anew at every rendering stays one person, and the newest is asked', async () => {
  const { adapter } = createShop()
  const partner = vi.spyOn(adapter, 'partner')
  let token = adapter.host.token('ada')
  const show = (name: string) =>
    render(<Referral adapter={adapter} identity={{ token: async () => token }} title={name} />, box)
  show('first')
  await vi.waitFor(() => expect(partIn(elements()[0], 'stats')).toBeTruthy())
  const button = partIn(elements()[0], 'copy')
  show('second')
  adapter.host.expireToken(token)
  token = adapter.host.token('ada')
  adapter.host.conversion({ type: 'sale', orderId: 'o', amount: 1, currency: 'USD', customerId: 'c', code: 'ada1' })
  await vi.waitFor(() => expect(partIn(elements()[0], 'referral')).toBeTruthy())
  expect(partner).toHaveBeenCalledOnce()
  expect(partIn(elements()[0], 'copy')).toBe(button)
})

test('a server writes empty elements, and hydrating brings them to life', async () => {
  const { adapter, identity } = createShop()
  const page = <Referral adapter={adapter} identity={identity} theme="dark" onCopy={() => {}} />
  box.innerHTML = renderToString(page)
  expect(box.innerHTML).toBe('<goodword-referral theme="dark"></goodword-referral>')
  hydrate(<Referral adapter={adapter} identity={identity} theme="dark" />, box)
  await vi.waitFor(() => expect(partIn(elements()[0], 'link')?.textContent).toContain('ada1'))
})

test('the banner is a component too', async () => {
  const { adapter } = createShop()
  render(<Welcome adapter={adapter} visit={{ id: 'v', code: 'ada1', at: 0 }} />, box)
  await vi.waitFor(() => expect(partIn(box.children[0], 'claim')).toBeTruthy())
})

test('the elements themselves have types, their events too', () => {
  const copied = vi.fn((event: CustomEvent<Record<string, never>>) => event.detail)
  render(
    <>
      <goodword-referral show="link share" ongoodword-copy={copied} />
      {/* @ts-expect-error: there is no such theme */}
      <goodword-welcome theme="blue" />
      <goodword-launcher position="inline">Give and get</goodword-launcher>
    </>,
    box,
  )
  elements()[0]?.dispatchEvent(new CustomEvent('goodword-copy', { detail: {} }))
  expect(copied).toHaveReturnedWith({})
})

test('every section is a component that shows that section alone', () => {
  const { Referral: _, Welcome: __, Status: ___, ...sections } = components
  for (const [name, Section] of Object.entries(sections)) {
    render(<Section />, box)
    const show = elements()[0]?.getAttribute('show')
    expect(show).toBe(name.toLowerCase())
    expect(sectionsOf(show ?? null, null)(name.toLowerCase() as 'link')).toBe(true)
  }
})
