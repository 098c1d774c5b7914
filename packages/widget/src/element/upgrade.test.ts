import { createMemoryAdapter } from '@goodword/adapters/memory'
import { expect, test, vi } from 'vitest'
import { defineElements } from './define.ts'

test('takes properties that were set before it was defined', async () => {
  const adapter = createMemoryAdapter()
  adapter.host.partner({ externalId: 'ada', code: 'ada1' })
  const element = document.createElement('goodword-referral')
  Object.assign(element, { adapter, identity: { token: adapter.host.token('ada') } })
  document.body.append(element)
  expect(element.shadowRoot).toBeNull()
  defineElements()
  customElements.upgrade(element)
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('[part~=link]')?.textContent).toContain('ada1'))
  expect(Object.hasOwn(element, 'adapter')).toBe(false)
  expect(element.adapter).toBe(adapter)
})
