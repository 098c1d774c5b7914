import { GoodwordError, type PartnerSession, type PartnerView } from '@goodword/core'
import { signal } from '@preact/signals-core'
import { expect, test, vi } from 'vitest'
import { createGiving, moved } from './giving.ts'

const terms = (amount: number, currency = 'USD') =>
  ({ fixed: { amount, currency } }) as PartnerView['offer']['partner'][0]

const view = (given: number) =>
  ({
    offer: { partner: [terms(2000 - given)], customer: [terms(1000 + given)] },
    generosity: { given, most: 1500, step: 100, currency: 'USD' },
  }) as PartnerView

function start(update: NonNullable<PartnerSession['update']> = async ({ given }) => view(given ?? 0)) {
  const me = signal<PartnerView | null>(view(500))
  const session = signal({ update } as unknown as PartnerSession)
  const refresh = vi.fn()
  const onKept = vi.fn()
  return { giving: createGiving({ me, session, refresh }, onKept), me, refresh, onKept }
}

const amounts = (giving: ReturnType<typeof start>['giving']) =>
  giving.offer.value && [giving.offer.value.customer[0]?.fixed?.amount, giving.offer.value.partner[0]?.fixed?.amount]

test('both amounts follow what is chosen, and their sum stays', () => {
  const { giving } = start()
  expect(giving.given.value).toBe(500)
  expect(amounts(giving)).toBe(null)
  giving.move(1200)
  expect(giving.given.value).toBe(1200)
  expect(amounts(giving)).toEqual([2200, 800])
})

test('what was kept is read anew, and stands', async () => {
  const { giving, me, refresh, onKept } = start()
  giving.move(1200)
  await giving.keep()
  expect(onKept).toHaveBeenCalledExactlyOnceWith(1200, 'USD')
  expect(refresh).toHaveBeenCalledOnce()
  expect(amounts(giving)).toEqual([2200, 800])
  me.value = view(1200)
  expect(giving.given.value).toBe(1200)
  expect(giving.offer.value).toBe(null)
})

test('a failure chooses again what was kept before', async () => {
  const { giving, onKept } = start(() => Promise.reject(new GoodwordError('unavailable')))
  giving.move(1200)
  await giving.keep()
  expect(giving.step.value).toBe('failed')
  expect(giving.given.value).toBe(500)
  expect(onKept).not.toHaveBeenCalled()
})

test('the last of several choices is the one that is kept, one request at a time', async () => {
  const update = vi.fn(async ({ given }: { given?: number }) => view(given ?? 0))
  const { giving, onKept } = start(update)
  giving.move(600)
  const first = giving.keep()
  giving.move(700)
  void giving.keep()
  giving.move(800)
  void giving.keep()
  await first
  expect(update.mock.calls.map(([change]) => change.given)).toEqual([600, 800])
  expect(onKept).toHaveBeenCalledExactlyOnceWith(800, 'USD')
})

test('only the first reward in that currency gives', () => {
  const offer = { partner: [terms(5, 'EUR'), terms(100), terms(200)], customer: [] } as unknown as PartnerView['offer']
  expect(moved(offer, 30, 'USD').partner.map(({ fixed }) => fixed?.amount)).toEqual([5, 70, 200])
})

test('what was chosen while the last choice was being kept is kept too, also when everything was read anew meanwhile', async () => {
  let answer: (view: PartnerView) => void = () => {}
  const update = vi.fn(({ given }) => {
    if (update.mock.calls.length > 1) return Promise.resolve(view(given))
    return new Promise<PartnerView>((resolve) => (answer = resolve))
  }) as unknown as NonNullable<PartnerSession['update']> & { mock: { calls: { given: number }[][] } }
  const { giving, me } = start(update)
  giving.move(800)
  const keeping = giving.keep()
  giving.move(1000)
  me.value = view(800)
  answer(view(800))
  await keeping
  expect(update.mock.calls.map(([change]) => change?.given)).toEqual([800, 1000])
})
