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
}

/** Every source file of the packages, tests left out. */
export function readSources(): SourceFile[] {
  return readdirSync(join(ROOT, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /^\w+\/src\/.*\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .map((path) => join('packages', path))
    .map((path) => ({ path, imports: importsOf(readFileSync(join(ROOT, path), 'utf8')) }))
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

/** Relative imports of a file, as paths from the top of the repository. */
export function localImports({ path, imports }: SourceFile): string[] {
  return imports
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(ROOT, join(ROOT, dirname(path), specifier)))
}
