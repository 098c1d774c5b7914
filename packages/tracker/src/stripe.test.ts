import { expect, test } from 'vitest'
import { fillStripeElements } from './stripe.ts'
import { createBrowser } from './test-page.ts'

const NAME = 'client-reference-id'

/** What stands in the elements of the page. */
const ids = () => [...document.body.children].map((element) => element.getAttribute(NAME))

const BUTTON = '<stripe-buy-button></stripe-buy-button>'
const TABLE = '<stripe-pricing-table></stripe-pricing-table>'

function open(html: string, query = '?ref=ada', consent?: 'wait') {
  const browser = createBrowser()
  const tracker = browser.visit(`https://shop.example/${query}`, { consent })
  document.body.innerHTML = html
  fillStripeElements(tracker)
  return { browser, tracker, id: tracker.visit()?.id }
}

test('gives buy buttons and pricing tables the id of the visit, in the letters that Stripe takes', () => {
  const { id } = open(`${BUTTON}${TABLE}<p></p>`)
  expect(ids()).toEqual([id, id, null])
  expect(id).toMatch(/^[A-Za-z0-9_-]{1,200}$/)
})

test('leaves what the owner has set', () => {
  open(
    `<stripe-buy-button ${NAME}="theirs"></stripe-buy-button><stripe-pricing-table ${NAME}=""></stripe-pricing-table>`,
  )
  expect(ids()).toEqual(['theirs', ''])
})

test('fills elements that come later', async () => {
  const { browser, id } = open('')
  document.body.innerHTML = `<div>${BUTTON}</div>`
  await browser.settle()
  expect(document.querySelector('stripe-buy-button')?.getAttribute(NAME)).toBe(id)
})

test('fills nothing before somebody has sent the visitor', async () => {
  const { browser, tracker } = open(BUTTON, '')
  expect(ids()).toEqual([null])
  tracker.land({ id: 'v-2', code: 'ben', at: Date.now() })
  await browser.settle()
  expect(ids()).toEqual(['v-2'])
})

test('follows the remembered visit', async () => {
  const { browser, tracker } = open(BUTTON)
  tracker.land({ id: 'v-2', code: 'ben', at: Date.now() })
  await browser.settle()
  expect(ids()).toEqual(['v-2'])
  tracker.land()
  await browser.settle()
  expect(ids()).toEqual([null])
})

test('fills nothing before a permission, and empties what it filled when that is taken back', async () => {
  const { browser, tracker, id } = open(BUTTON, '?ref=ada', 'wait')
  expect(ids()).toEqual([null])
  tracker.consent(true)
  await browser.settle()
  expect(ids()).toEqual([id])
  tracker.consent(false)
  await browser.settle()
  expect(ids()).toEqual([null])
})

test('leaves no trace once it is stopped', async () => {
  const { browser, tracker } = open(`${BUTTON}<stripe-buy-button ${NAME}="theirs"></stripe-buy-button>`)
  tracker.stop()
  document.body.insertAdjacentHTML('beforeend', TABLE)
  await browser.settle()
  expect(ids()).toEqual([null, 'theirs', null])
})
