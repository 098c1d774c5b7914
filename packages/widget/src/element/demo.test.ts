import { createMemoryAdapter } from '@goodword/adapters/memory'
import { afterEach, expect, test, vi } from 'vitest'
import { demoInputs } from '../demo/demo-inputs.ts'
import { defineElements } from './define.ts'

const demo = async () => demoInputs

afterEach(() => {
  document.body.replaceChildren()
})

function put(html: string): HTMLElement {
  document.body.innerHTML = html
  return document.body.firstElementChild as HTMLElement
}

const shownIn = (element: HTMLElement) => element.shadowRoot?.textContent ?? ''

test('needs no adapter, and touches none that is there', async () => {
  defineElements({ demo })
  const alone = put('<goodword-referral demo="full"></goodword-referral>')
  await vi.waitFor(() => expect(shownIn(alone)).toContain('Amara Okafor'))

  const adapter = createMemoryAdapter()
  const onPartner = vi.fn()
  const spies = (['program', 'invitation', 'partner', 'record'] as const).map((name) => vi.spyOn(adapter, name))
  defineElements({ demo, adapter, identity: () => ({ token: adapter.host.token('ada') }), onPartner })
  const beside = put('<goodword-referral demo></goodword-referral>')
  await vi.waitFor(() => expect(shownIn(beside)).toContain('Amara Okafor'))
  for (const spy of spies) expect(spy).not.toHaveBeenCalled()
  expect(onPartner).not.toHaveBeenCalled()
})

test('another state is another scene, and none at all the real one', async () => {
  const adapter = createMemoryAdapter()
  adapter.host.partner({ externalId: 'ada', code: 'ada1' })
  defineElements({ demo, adapter, identity: () => ({ token: adapter.host.token('ada') }) })
  const element = put('<goodword-referral demo="loading"></goodword-referral>')
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('[aria-busy=true]')).not.toBeNull())
  element.setAttribute('demo', 'empty')
  element.setAttribute('demo', 'error')
  await vi.waitFor(() => expect(shownIn(element)).toContain('Your link still works'))
  element.setAttribute('demo', 'offline')
  await vi.waitFor(() => expect(shownIn(element)).toContain('These figures are as of'))
  element.removeAttribute('demo')
  await vi.waitFor(() => expect(shownIn(element)).toContain('ada1'))
})

test('rtl is Arabic, unless another language is asked for', async () => {
  defineElements({ demo })
  const element = put('<goodword-referral demo="rtl"></goodword-referral>')
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('[dir=rtl]')?.textContent).toContain('عمر الزهراني'))
  element.setAttribute('locale', 'en')
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('[dir=ltr]')?.textContent).toContain('عمر الزهراني'))
})

test('the friend’s answer to a banner is not remembered', async () => {
  defineElements({ demo })
  const element = put('<goodword-welcome demo="full"></goodword-welcome>')
  await vi.waitFor(() => expect(shownIn(element)).toContain('Mara Lindqvist gave you $20 off'))
  element.shadowRoot?.querySelector<HTMLElement>('[part=claim]')?.click()
  await vi.waitFor(() => expect(shownIn(element)).toContain('Kept'))
  element.shadowRoot?.querySelector<HTMLElement>('[part=dismiss]')?.click()
  await vi.waitFor(() => expect(shownIn(element)).toBe(''))
  expect(document.cookie).toBe('')
})
