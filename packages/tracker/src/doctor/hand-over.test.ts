import { expect, test } from 'vitest'
import { examineHandOver } from './hand-over.ts'
import { collect, createParts, openPage, titles } from './test-parts.ts'

const VISIT = { id: 'v1', code: 'ada', at: 1_764_000_000_000 }
const HERE = { visit: () => ({ ...VISIT, stays: { until: null, endedBy: 'tab' as const } }), handOver: () => VISIT }

const PAGE = `<form data-goodword></form><stripe-buy-button></stripe-buy-button><a href="https://book.stripe.com/x">Book</a>
  <a href="https://www.pay.example/">Pay</a><a href="https://notpay.example/">No</a>`

test('speaks of forms, checkouts and links that are there, and of no others', async () => {
  openPage('<form></form>')
  expect(await titles(examineHandOver(createParts({}, HERE).parts))).toEqual([])
  openPage(PAGE)
  expect(await titles(examineHandOver(createParts({ links: 'www.pay.example' }, HERE).parts))).toEqual([
    'ok forms: Forms: 1',
    'ok stripe: Stripe: 2',
    'ok links: Links to www.pay.example: 1',
  ])
})

test('counts a link where the visit is added to it, and no other', async () => {
  openPage(`<a href="https://donate.stripe.com/x">Give</a><a href="https://buy.stripe.com/x">Buy</a>
    <a href="https://dashboard.stripe.com/">Ours</a><a href="https://x.example/?next=.stripe.com/">No</a>
    <a href="https://pay.example/">Pay</a><a href="https://app.pay.example/">No</a>
    <a href="https://eu.tea.example/">Tea</a><a href="https://tea.example/">No</a>`)
  expect(await titles(examineHandOver(createParts({ links: 'PAY.example *.tea.example' }, HERE).parts))).toEqual([
    'ok stripe: Stripe: 2',
    'ok links: Links to PAY.example, *.tea.example: 2',
  ])
})

test('says that they carry nothing while there is no visit that may be passed on', async () => {
  openPage(PAGE)
  for (const visit of [() => null, () => VISIT]) {
    const found = await collect(examineHandOver(createParts({}, { visit }).parts))
    expect(found).toMatchObject([
      { id: 'forms', state: 'note', detail: expect.stringContaining('once it is stored') },
      { id: 'stripe', state: 'note', detail: expect.stringContaining('once it is stored') },
    ])
  }
})

test('fails where the part that hands over has not come', async () => {
  openPage(PAGE)
  const parts = { visit: () => VISIT, handOver: () => VISIT }
  expect(await collect(examineHandOver(createParts({ links: 'pay.example' }, parts).parts))).toMatchObject(
    ['forms', 'stripe', 'links'].map((id) => ({ id, state: 'fail', todo: expect.stringContaining('more.js') })),
  )
})

test('hints at a sign-up form that carries nothing', async () => {
  openPage('<form><input type="email"></form>')
  expect(await collect(examineHandOver(createParts().parts))).toMatchObject([
    { id: 'forms', todo: expect.stringContaining('data-goodword') },
  ])
})
