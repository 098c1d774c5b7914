import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/sources.ts'

/** The size in the last column of each row that begins with a file, in kB. */
function sizesIn(path: string): Record<string, number> {
  const rows = readFileSync(join(ROOT, path), 'utf8').matchAll(/^\| `(\w+\.js)`.*\| +([\d.]+)(?: kB)? \|$/gm)
  return Object.fromEntries([...rows].map(([, file, size]) => [file, Number(size)]))
}

test('the reference of the script tag promises the sizes that the budgets hold it to', () => {
  const promised = sizesIn('packages/embed/README.md')
  expect(Object.keys(promised)).toHaveLength(8)
  expect(promised).toEqual(sizesIn('.github/ARCHITECTURE.md'))
})
