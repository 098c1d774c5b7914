import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { localPaths, packageOf, readSources, ROOT } from '../support/sources.ts'

/** Who may import whom: the arrows of `.github/ARCHITECTURE.md`. */
const ALLOWED: Record<string, string[]> = {
  core: [],
  adapters: ['core'],
  tracker: ['core'],
  widget: ['core'],
  server: ['core'],
  embed: ['core', 'adapters', 'tracker', 'widget'],
  react: ['core', 'widget'],
}

const sources = readSources()
const names = Object.keys(ALLOWED)

test('finds the sources of every package', () => {
  expect([...new Set(sources.map(({ path }) => packageOf(path)))].sort()).toEqual([...names].sort())
})

test.each(names)('%s imports only whom it may', (name) => {
  const wrong = sources
    .filter(({ path }) => packageOf(path) === name)
    .flatMap(({ path, imports }) => imports.map((specifier) => ({ path, specifier })))
    .filter(({ specifier }) => specifier.startsWith('@goodword/'))
    .filter(({ specifier }) => !ALLOWED[name]?.includes(specifier.split('/')[1] ?? ''))
  expect(wrong).toEqual([])
})

test.each(names)('%s declares every package of ours that it imports', (name) => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'packages', name, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
    devDependencies?: Record<string, string>
  }
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
  const imported = sources
    .filter(({ path }) => packageOf(path) === name)
    .flatMap(({ imports }) => imports)
    .filter((specifier) => specifier.startsWith('@goodword/'))
    .map((specifier) => specifier.split('/').slice(0, 2).join('/'))
  for (const specifier of new Set(imported)) expect(declared).toContain(specifier)
})

test('no file of a package reaches into another package by path', () => {
  const wrong = sources.flatMap((file) =>
    localPaths(file.path, file.imports)
      .filter((target) => packageOf(target) !== packageOf(file.path))
      .map((target) => `${file.path} → ${target}`),
  )
  expect(wrong).toEqual([])
})

test('only the server takes the schemas, so that valibot stays out of browsers', () => {
  const wrong = sources.filter(
    ({ path, runtimeImports }) =>
      !/^packages\/(core|server)\//.test(path) && runtimeImports.includes('@goodword/core/wire/schemas'),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('no imports go in a circle', () => {
  const graph = new Map(sources.map(({ path, runtimeImports }) => [path, localPaths(path, runtimeImports)]))
  expect(findCycle(graph)).toBeNull()
})

test('the search for circles finds one', () => {
  const circle = new Map([
    ['a', ['b']],
    ['b', ['c']],
    ['c', ['a']],
  ])
  expect(findCycle(circle)).toEqual(['a', 'b', 'c', 'a'])
})

/** One circle of imports, or `null`. Depth first; a file that is met again on the way down closes the circle. */
function findCycle(graph: Map<string, string[]>): string[] | null {
  const done = new Set<string>()
  const visit = (file: string, way: string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return null
    done.add(file)
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...way, file])
      if (cycle) return cycle
    }
    return null
  }
  for (const file of graph.keys()) {
    const cycle = visit(file, [])
    if (cycle) return cycle
  }
  return null
}
