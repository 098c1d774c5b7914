import { expect, onTestFinished, test, vi } from 'vitest'
import { createBrowser } from './test-page.ts'
import { watchPage } from './watch-page.ts'

function watch() {
  const browser = createBrowser()
  const life = new AbortController()
  onTestFinished(() => life.abort())
  const onChange = vi.fn()
  watchPage(onChange, life.signal)
  return { browser, life, onChange }
}

test('calls back when the Navigation API tells of another URL, until it is stopped', () => {
  const navigation = new EventTarget()
  vi.stubGlobal('navigation', navigation)
  const { life, onChange } = watch()
  navigation.dispatchEvent(new Event('currententrychange'))
  expect(onChange).toHaveBeenCalledTimes(1)
  life.abort()
  navigation.dispatchEvent(new Event('currententrychange'))
  expect(onChange).toHaveBeenCalledTimes(1)
})

test('calls back when the page has drawn something, until it is stopped', async () => {
  const { browser, life, onChange } = watch()
  document.body.append(document.createElement('p'))
  await browser.settle()
  expect(onChange).toHaveBeenCalledTimes(1)
  document.body.firstElementChild?.append('deeper')
  await browser.settle()
  expect(onChange).toHaveBeenCalledTimes(2)
  life.abort()
  document.body.append(document.createElement('p'))
  await browser.settle()
  expect(onChange).toHaveBeenCalledTimes(2)
})

test.for([undefined, null, 5, 'text', {}])(
  'works where %s stands in place of the Navigation API',
  async (navigation) => {
    vi.stubGlobal('navigation', navigation)
    const { browser, onChange } = watch()
    document.body.append('x')
    await browser.settle()
    expect(onChange).toHaveBeenCalled()
  },
)

test('works where an element of the page is named navigation', async () => {
  vi.stubGlobal('navigation', document.createElement('nav'))
  const { browser, onChange } = watch()
  document.body.append('x')
  await browser.settle()
  expect(onChange).toHaveBeenCalled()
})

test('patches nothing of the page', () => {
  const { pushState, replaceState } = history
  watch()
  expect(history.pushState).toBe(pushState)
  expect(history.replaceState).toBe(replaceState)
  expect(Object.keys(history)).toEqual([])
})
