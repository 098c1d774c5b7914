import { correction, generate } from 'lean-qr/nano'
import { expect, test } from 'vitest'
import { codeFor } from './code.ts'

const URL = 'https://shop.example/?ref=k7mq'

test('every dark module is in the path, and nothing else, inside four white ones', () => {
  const modules = generate(URL, { minCorrectionLevel: correction.M })
  const { size, path } = codeFor(URL)!
  expect(size).toBe(modules.size + 8)
  const dark = new Set<string>()
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g))
    for (let column = 0; column < Number(width); column++) dark.add(`${Number(x) + column} ${y}`)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) expect([x, y, dark.has(`${x} ${y}`)]).toEqual([x, y, modules.get(x - 4, y - 4)])
})

test('a text that is too long has no code', () => {
  expect(codeFor('x'.repeat(3000))).toBe(null)
})
