import { afterEach, expect, test, vi } from 'vitest'
import { createShareModel } from './share-model.ts'

const field = document.createElement('input')

afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(navigator, 'share')
})

test('says that it copied for two seconds', async () => {
  vi.useFakeTimers()
  const onCopy = vi.fn()
  const share = createShareModel({ copy: () => Promise.resolve('copied'), onCopy })
  await share.copy(field)
  expect(share.copied.value).toBe('copied')
  vi.advanceTimersByTime(1999)
  expect(share.copied.value).toBe('copied')
  vi.advanceTimersByTime(1)
  expect(share.copied.value).toBe('idle')
  expect(onCopy).toHaveBeenCalledOnce()
})

test('leaves the selected link standing until it was copied', async () => {
  vi.useFakeTimers()
  const onCopy = vi.fn()
  const share = createShareModel({ copy: () => Promise.resolve('selected'), onCopy })
  await share.copy(field)
  vi.runAllTimers()
  expect(share.copied.value).toBe('selected')
  expect(onCopy).not.toHaveBeenCalled()
})

test('a share sheet that was closed again is no share', async () => {
  const onShare = vi.fn()
  const sheet = vi.fn(() => Promise.reject(new DOMException('closed', 'AbortError')))
  Object.assign(navigator, { share: sheet })
  const share = createShareModel({ onShare })
  await share.send({ url: 'https://shop.example/' })
  expect(onShare).not.toHaveBeenCalled()
  sheet.mockImplementation(() => Promise.resolve() as Promise<never>)
  await share.send({ url: 'https://shop.example/' })
  expect(onShare).toHaveBeenCalledExactlyOnceWith('native')
})
