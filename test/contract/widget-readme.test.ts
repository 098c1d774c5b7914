import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../support/sources.ts'
import { tableIn } from '../support/tables.ts'

const SOURCES = join(ROOT, 'packages/widget/src')
const README = 'packages/widget/README.md'

/** The sources that are delivered, below one folder or all. */
function sources(folder = ''): string {
  return readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(SOURCES, folder, path), 'utf8').replaceAll(/\/\*\*[^]*?\*\//g, ''))
    .join('\n')
}

const all = (text: string, pattern: RegExp) =>
  [...new Set([...text.matchAll(pattern)].flatMap(([, found = '']) => found.split(' ')))].toSorted()
const documented = (head: string, prefix?: string) =>
  tableIn(README, head)
    .flatMap((row) => row.names(prefix))
    .toSorted()

test('the README names every part there is, and no other', () => {
  expect(documented('part')).toEqual(all(sources(), /\bpart(?:=|: )["']([\w -]+)["']/g))
})

test('the README names every variable there is, and no other', () => {
  expect(documented('variable', '--goodword-')).toEqual(all(sources(), /--goodword-([\w-]+)/g))
})

test('the README names every event there is, and no other', () => {
  const events = readFileSync(join(SOURCES, 'element/events.ts'), 'utf8')
  expect(documented('event')).toEqual(all(events, /'(goodword-[\w-]+)':/g))
})

test('the README names every attribute of the elements and of the launcher there is, and no other', () => {
  const [, observed = ''] = /observedAttributes = \[([^\]]+)\]/.exec(sources('element')) ?? []
  const launcher = sources('launcher')
  const ofLauncher = [
    ...all(launcher, /getAttribute\('([\w-]+)'\)/g),
    ...all(launcher, /:host\((?::not\()?\[([\w-]+)/g),
    ...all(sources('theme'), /:host\(\[([\w-]+)=/g),
    ...all(launcher, /for \(const name of \[([^\]]+)\]/g).map((name) => name.replaceAll(/[',]/g, '')),
  ]
  expect([...new Set(documented('attribute'))].toSorted()).toEqual(
    [...new Set([...all(observed, /'([\w-]+)'/g), ...ofLauncher])].toSorted(),
  )
})

test('the README names every section there is and every slot, and no other', () => {
  const sections = all(readFileSync(join(SOURCES, 'element/sections.ts'), 'utf8'), /[|=] '(\w+)'/g)
  const drawn = all(sources(), /\bhas\('(\w+)'\)/g)
  expect(documented('section')).toEqual(drawn)
  expect(sections).toEqual(expect.arrayContaining(drawn))
  const slots = tableIn(README, 'section').flatMap(({ cells }) => all(cells[2] ?? '', /`(\w+)`/g))
  expect(slots.toSorted()).toEqual(all(sources('panel'), /<slot name="(\w+)"/g))
})
