import { expect, test, vi } from 'vitest'
import { createParts, openPage, start, TAG } from './test-page.ts'

const dialog = () =>
  [...document.querySelectorAll('goodword-launcher')]
    .map(({ shadowRoot }) => shadowRoot?.querySelector('dialog'))
    .find(Boolean)

test('opens by a call, with the panel, which is loaded for the first opening only', async () => {
  openPage()
  const parts = createParts(['launcher'])
  const goodword = start(parts)
  await goodword.open()
  expect(dialog()?.open).toBe(true)
  await vi.waitFor(() => expect(dialog()?.querySelector('goodword-referral')).toBeTruthy())
  dialog()?.close()
  await goodword.open()
  expect(dialog()?.open).toBe(true)
  expect(parts.asked).toEqual(['launcher', 'widget'])
})

test('a panel that did not come is asked for again by the next opening', async () => {
  openPage()
  const parts = createParts(['launcher'])
  parts.missing.add('widget')
  const goodword = start(parts)
  await goodword.open()
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('did not load'))
  parts.missing.clear()
  dialog()?.close()
  await goodword.open()
  await vi.waitFor(() => expect(dialog()?.querySelector('goodword-referral')).toBeTruthy())
})

test('stop takes dialog and buttons away', async () => {
  openPage(`<goodword-launcher></goodword-launcher>${TAG}`)
  const goodword = start(createParts(['launcher']))
  await goodword.open()
  expect(document.querySelector('goodword-launcher')?.shadowRoot?.querySelector('button')).toBeTruthy()
  goodword.stop()
  expect(dialog()).toBeUndefined()
  expect(document.querySelector('goodword-launcher')?.shadowRoot?.childNodes).toHaveLength(0)
})
