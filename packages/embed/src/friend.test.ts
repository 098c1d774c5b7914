import type { Visit } from '@goodword/core'
import type * as Widget from '@goodword/widget'
import { defineFriendElements, defineSharerElements, type ElementDefaults } from '@goodword/widget'
import { beforeEach, expect, test, vi } from 'vitest'
import { createParts, openPage, settle, SHOP, start, tag, TAG } from './test-page.ts'

vi.mock('@goodword/widget', async (original) => ({
  ...(await original<typeof Widget>()),
  defineFriendElements: vi.fn(),
  defineSharerElements: vi.fn(),
}))

const LANDING = `${SHOP}?ref=ada`
const defaults = (): Required<ElementDefaults> => vi.mocked(defineFriendElements).mock.lastCall?.[0] as never

beforeEach(() => vi.mocked(defineFriendElements).mockClear())

async function open(html = TAG, url = SHOP) {
  openPage(html, url)
  const goodword = start(createParts(['friend', 'widget']))
  await goodword.need('friend.js')
  return goodword
}

const isStored = (visit: Visit) => document.cookie.includes(visit.id)

test('a press on "Keep my reward" is a permission to store, for exactly this', async () => {
  const goodword = await open(tag('data-consent="wait"'), LANDING)
  const visit = goodword.visit()!
  expect(isStored(visit)).toBe(false)
  defaults().keep(visit)
  expect(isStored(visit)).toBe(true)
})

test('with data-keep="hold" a press is none: the visit is remembered when somebody else permits it', async () => {
  const goodword = await open(tag('data-consent="wait" data-keep="hold"'), LANDING)
  const visit = goodword.visit()!
  defaults().keep(visit)
  expect(isStored(visit)).toBe(false)
  goodword.consent(true)
  expect(isStored(visit)).toBe(true)
})

test('the kept visit is the remembered one, whichever was before', async () => {
  const goodword = await open(TAG, LANDING)
  const visit = { id: 'v7', code: 'ben', at: Date.now() }
  defaults().keep(visit)
  expect(goodword.visit()).toEqual(visit)
})

test('tells the elements of a visit that comes later', async () => {
  const goodword = await open()
  const onVisit = vi.fn()
  defaults().onVisit(onVisit)
  goodword.land({ id: 'v1', code: 'ada', at: Date.now() })
  await settle()
  expect(onVisit).toHaveBeenCalledWith()
  expect(defaults().visit()?.code).toBe('ada')
})

test('the visit is told to the backend only where that is permitted, and elements hear of it', async () => {
  const goodword = await open(tag('data-consent="wait"'), LANDING)
  expect(defaults().visit()).toMatchObject({ code: 'ada' })
  expect(defaults().handOver()).toBeNull()
  const onVisit = vi.fn()
  defaults().onVisit(onVisit)
  goodword.consent(true)
  await settle()
  expect(onVisit).toHaveBeenCalled()
  expect(defaults().handOver()).toMatchObject({ code: 'ada' })
})

test('elements hear of what the backend has got', async () => {
  const goodword = await open()
  const onReport = vi.fn()
  const stop = defaults().onReport(onReport)
  goodword.lead({ customerId: 'u_1' })
  await vi.waitFor(() => expect(onReport).toHaveBeenCalledOnce())
  stop()
  goodword.lead({ customerId: 'u_2' })
  await settle()
  expect(onReport).toHaveBeenCalledOnce()
})

test('both sides know whom the page names, whichever came first', async () => {
  const goodword = await open()
  await goodword.need('widget.js')
  goodword.identify('mara@shop.example')
  expect(defaults().identity()).toEqual({ email: 'mara@shop.example' })
  expect(vi.mocked(defineSharerElements).mock.lastCall?.[0]?.identity?.()).toEqual({ email: 'mara@shop.example' })
})

test('whom a mailed link has brought is known to the friend’s side too, whichever part comes first', async () => {
  openPage(TAG, `${SHOP}#goodword_token=t.o.k`)
  const goodword = start(createParts(['friend', 'widget']))
  await goodword.need('friend.js')
  await goodword.need('widget.js')
  expect(defaults().identity()).toEqual({ token: 't.o.k' })
  expect(vi.mocked(defineSharerElements).mock.lastCall?.[0]?.identity?.()).toEqual({ token: 't.o.k' })
})

test('after the end there is neither visit nor person, and no answer to the banner', async () => {
  const goodword = await open(tag('data-consent="wait"'), LANDING)
  goodword.identify('t.o.k')
  document.cookie = 'goodword.banner=ada.dismissed;domain=shop.example;path=/'
  const onVisit = vi.fn()
  defaults().onVisit(onVisit)
  goodword.stop()
  expect(onVisit).toHaveBeenCalled()
  expect([defaults().visit(), defaults().identity()]).toEqual([null, null])
  expect(document.cookie).not.toContain('goodword.banner')
})
