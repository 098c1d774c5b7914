import { expect, test } from 'vitest'
import { examineNavigation } from './navigation.ts'
import { titles } from './test-parts.ts'

test('sees navigation by the browser’s own means, by a wrapped history, or not at all', async () => {
  const history = (pushState: object) => ({ history: { state: null, pushState }, location: { hash: '#/tea' } })
  const native = { toString: () => 'function pushState() { [native code] }' }
  const found = (page: object) => titles(examineNavigation(page as Window))
  expect(await found({ ...history(native), navigation: { entries() {} } })).toEqual([
    'ok navigation: Single-page navigation is seen',
  ])
  expect(await found(history(() => {}))).toEqual(['ok navigation: Single-page navigation is seen'])
  // An element with that id.
  expect(await found({ ...history(native), navigation: {} })).toEqual([
    'warn navigation: Single-page navigation is not seen',
  ])
})
