import { expect, test } from 'vitest'
import { examineHandOver } from './hand-over.ts'
import { collect, CONFIG, openPage, titles } from './test-parts.ts'

test('speaks of forms, checkouts and links that are there, and of no others', async () => {
  openPage('<form></form>')
  expect(await titles(examineHandOver(CONFIG))).toEqual([])
  openPage(`<form data-goodword></form><stripe-buy-button></stripe-buy-button>
    <a href="https://buy.stripe.com/x">Buy</a><a href="https://www.pay.example/">Pay</a><a href="https://notpay.example/">No</a>`)
  expect(await titles(examineHandOver({ ...CONFIG, links: 'pay.example' }))).toEqual([
    'ok forms: Forms: 1',
    'ok stripe: Stripe: 2',
    'ok links: Links to pay.example: 1',
  ])
})

test('hints at a sign-up form that carries nothing', async () => {
  openPage('<form><input type="email"></form>')
  expect(await collect(examineHandOver(CONFIG))).toMatchObject([
    { id: 'forms', todo: expect.stringContaining('data-goodword') },
  ])
})
