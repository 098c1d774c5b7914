import { expect, onTestFinished, test, vi } from 'vitest'
import { createBrowser } from './test-page.ts'
import { whenShown } from './when-shown.ts'

function prerender(value: boolean) {
  Object.defineProperty(document, 'prerendering', { configurable: true, value })
  onTestFinished(() => void Reflect.deleteProperty(document, 'prerendering'))
}

test('runs a task now in a page that is shown', () => {
  const task = vi.fn()
  whenShown(task)
  expect(task).toHaveBeenCalledTimes(1)
})

test('waits until a prerendered page is shown, and runs once', async () => {
  const browser = createBrowser()
  prerender(true)
  const start = vi.fn(() => browser.visit('https://shop.example/?ref=ada').lead({ customerId: 'u_1' }))
  whenShown(start)
  await browser.settle()
  expect(browser.backend.batches).toEqual([])
  prerender(false)
  for (let times = 0; times < 2; times++) document.dispatchEvent(new Event('prerenderingchange'))
  await browser.settle()
  expect(start).toHaveBeenCalledTimes(1)
  expect(browser.backend.events.map((event) => event.type)).toEqual(['click', 'lead'])
})
