import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, ROOT } from '../support/sources.ts'

const DIST = join(ROOT, 'packages/widget/dist')

/** A built file and every file of its own that it may ever import. */
function filesFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
    if (specifier.startsWith('.')) filesFrom(join(dirname(file), specifier), seen)
  }
  return seen
}

/** The packages that a door of the widget may ever need. */
function packagesOf(door: string): string[] {
  expect(existsSync(join(DIST, door)), 'build first: npm run build').toBe(true)
  const specifiers = [...filesFrom(join(DIST, door))].flatMap((file) => importsOf(readFileSync(file, 'utf8')))
  return [...new Set(specifiers.filter((specifier) => !specifier.startsWith('.')))].sort()
}

test('the models need no Preact', () => {
  expect(packagesOf('model/index.js')).toEqual(['@goodword/core', '@preact/signals-core'])
})

test.each(['index.js', 'components/index.js'])('%s draws with Preact, and brings nothing for servers', (door) => {
  expect(packagesOf(door)).toContain('preact')
  expect(packagesOf(door)).not.toContain('preact-render-to-string')
})

test('the door for servers renders strings', () => {
  expect(packagesOf('server/index.js')).toContain('preact-render-to-string')
})
