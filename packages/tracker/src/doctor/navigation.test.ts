import { afterEach, expect, test, vi } from 'vitest'
import { examineNavigation } from './navigation.ts'
import { collect, goTo } from './test-parts.ts'

afterEach(() => vi.unstubAllGlobals())

test('says how a router is seen: by the browser’s own means, or by what it draws', async () => {
  const found = async () => (await collect(examineNavigation()))[0]
  vi.stubGlobal('navigation', { entries() {} })
  expect(await found()).toMatchObject({ state: 'ok', title: 'Single-page navigation is seen', todo: null })
  // An element with that id.
  vi.stubGlobal('navigation', document.createElement('nav'))
  expect(await found()).toMatchObject({
    state: 'note',
    title: 'Single-page navigation is seen by what it draws',
    todo: expect.stringContaining('goodword.capture()'),
  })
})

test('sees that a router runs', async () => {
  goTo('https://shop.example/#/tea')
  expect(await collect(examineNavigation())).toMatchObject([{ detail: 'A router runs.' }])
  goTo('https://shop.example/')
  expect(await collect(examineNavigation())).toMatchObject([{ detail: '' }])
})
