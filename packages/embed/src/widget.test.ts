import type * as Widget from '@goodword/widget'
import { defineSharerElements, type ElementDefaults } from '@goodword/widget'
import { beforeEach, expect, test, vi } from 'vitest'
import { createParts, openPage, SHOP, start, TAG } from './test-page.ts'

vi.mock('@goodword/widget', async (original) => ({
  ...(await original<typeof Widget>()),
  defineSharerElements: vi.fn(),
}))

const defaults = (): Required<ElementDefaults> => vi.mocked(defineSharerElements).mock.lastCall?.[0] as never

beforeEach(() => vi.mocked(defineSharerElements).mockClear())

async function open(html = TAG, url = SHOP) {
  openPage(html, url)
  const goodword = start(createParts(['widget']))
  await goodword.need('widget.js')
  return goodword
}

test.for([
  ['mara@shop.example', { email: 'mara@shop.example' }],
  ['tok.en', { token: 'tok.en' }],
  [undefined, null],
  [null, null],
  ['', null],
] as const)('identify(%j) makes the person %j', async ([who, identity]) => {
  const goodword = await open()
  const onChange = vi.fn()
  const stop = defaults().onIdentity(onChange)
  goodword.identify(who)
  expect(defaults().identity()).toEqual(identity)
  expect(onChange).toHaveBeenCalledOnce()
  stop()
  goodword('identify', 'other')
  expect(onChange).toHaveBeenCalledOnce()
  expect(defaults().identity()).toEqual({ token: 'other' })
})

test('a function that fetches a token is handed on as it is', async () => {
  const goodword = await open()
  const fetchToken = async () => 'tok.en'
  goodword.identify(fetchToken)
  expect(defaults().identity()).toEqual({ token: fetchToken })
})

test('knows whom the page has named before it came', async () => {
  openPage()
  const goodword = start(createParts(['widget']))
  goodword.identify('mara@shop.example')
  await goodword.need('widget.js')
  expect(defaults().identity()).toEqual({ email: 'mara@shop.example' })
})

test('remembers the partner’s own codes until it is stopped', async () => {
  const goodword = await open()
  defaults().onPartner(['ada', 'ada-insta'])
  expect(document.cookie).toContain('goodword_own=@ada@ada-insta@')
  goodword.stop()
  expect(document.cookie).not.toContain('goodword_own')
})

test('shows whom a mailed link has brought', async () => {
  await open(TAG, `${SHOP}#goodword_token=t.o.k`)
  expect(defaults().identity()).toEqual({ token: 't.o.k' })
  expect(location.href).not.toContain('t.o.k')
})

test('remembers no codes that come after the end', async () => {
  const goodword = await open()
  goodword.stop()
  defaults().onPartner(['ada'])
  expect(document.cookie).not.toContain('goodword_own')
})

test('hands on the nonce of the tag, and none where there is none', async () => {
  await open()
  expect(defaults()).not.toHaveProperty('nonce')
  window.goodword!.stop()
  Reflect.deleteProperty(window, 'goodword')
  openPage()
  const tag = document.querySelector('script')!
  tag.setAttribute('nonce', '') // as browsers hide it
  tag.nonce = 'n1'
  await start(createParts(['widget'])).need('widget.js')
  expect(defaults().nonce).toBe('n1')
})
