import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface SourceFile {
  /** Path from the top of the repository. */
  path: string
  /** What it imports, as written, types and lazy imports included. */
  imports: string[]
  /** The same without `import type` and `export type`, of which nothing is left when it runs. */
  runtimeImports: string[]
}

/** Every source file of the packages, tests left out. */
export function readSources(): SourceFile[] {
  return readdirSync(join(ROOT, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /^\w+\/src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join('packages', path))
    .map((path) => {
      const source = readFileSync(join(ROOT, path), 'utf8')
      const runtime = source.replace(/^(?:import|export) type [^;]*?from\s*['"][^'"]+['"]/gm, '')
      return { path, imports: importsOf(source), runtimeImports: importsOf(runtime) }
    })
}

/** The specifiers in a module: static, re-exported and lazy. */
export function importsOf(source: string): string[] {
  const found = source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return [...found].map(([, specifier = '']) => specifier)
}

/** The package a source file belongs to. */
export function packageOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** Relative specifiers of a file, as paths from the top of the repository. */
export function localPaths(path: string, specifiers: readonly string[]): string[] {
  return specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(ROOT, join(ROOT, dirname(path), specifier)))
}
