import { afterEach, expect, test, vi } from 'vitest'
import { pngFile, save, svgFile } from './files.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a drawing becomes an image of its own', async () => {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  drawing.append(document.createElementNS('http://www.w3.org/2000/svg', 'path'))
  const file = svgFile(drawing)
  expect(file.type).toBe('image/svg+xml')
  expect(await file.text()).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"><path/)
})

test('no picture comes of a canvas that cannot be drawn on', async () => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  expect(await pngFile(10, 10, () => {})).toBe(null)
})

test('a file is saved under its name, and its address given back', () => {
  vi.useFakeTimers()
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1')
  const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => {})
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    expect([this.href, this.download]).toEqual(['blob:1', 'qr-code.svg'])
  })
  save(new Blob(), 'qr-code.svg')
  expect(clicked).toHaveBeenCalledOnce()
  expect(revoke).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(revoke).toHaveBeenCalledExactlyOnceWith('blob:1')
})
