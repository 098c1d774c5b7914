import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'
import { minify } from 'terser'
import { widgetOptions } from '../../packages/embed/terser-options.ts'
import { brotliSize } from './brotli.mjs'

const STATIC_IMPORT = /(?:^|[;}\s])(?:import|export)\s*(?:[\w${},*\s]+?from\s*)?["'](\.\/[^"']+)["']/g
const LAZY_IMPORT = /\bimport\(\s*["'`](\.\/[^"'`]+)["'`]\s*\)/g

/** The file and everything it imports before it can run; chunks that it imports lazily are left out. */
export function staticFiles(entry: string): string[] {
  return filesFrom(entry, [STATIC_IMPORT])
}

/** The file and everything it may ever import. */
export function allFiles(entry: string): string[] {
  return filesFrom(entry, [STATIC_IMPORT, LAZY_IMPORT])
}

function filesFrom(entry: string, imports: readonly RegExp[], seen = new Set<string>()): string[] {
  if (seen.has(entry)) return []
  seen.add(entry)
  const source = readFileSync(entry, 'utf8')
  const found = imports.flatMap((pattern) => [...source.matchAll(pattern)].map(([, path = '']) => path))
  return [entry, ...found.flatMap((path) => filesFrom(join(dirname(entry), path), imports, seen))]
}

/** Brotli bytes of several files, each compressed alone, as a server sends them. */
export function sizeOfFiles(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + brotliSize(readFileSync(file)), 0)
}

/**
 * Brotli bytes of what a bundler makes of some code before it can run: lazy parts and the named packages are not counted. The
 * bundler is rolldown, which is Vite's, the minifier terser; from the built packages, as somebody who installed them has them.
 */
export async function bundledSize(code: string, options: { resolveDir: string; external?: string[] }): Promise<number> {
  const entry = join(options.resolveDir, 'measured-entry.js')
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    external: options.external ?? [],
    tsconfig: false,
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      {
        name: 'measured-entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
  })
  const { output } = await bundle.generate({ format: 'esm' })
  await bundle.close()
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
  const needed = new Set<string>()
  const need = (name: string) => {
    if (needed.has(name)) return
    needed.add(name)
    chunks
      .get(name)
      ?.imports.filter((next) => chunks.has(next))
      .forEach(need)
  }
  need(output[0].fileName)
  const minified = [...needed].map((name) => minify(chunks.get(name)!.code, widgetOptions))
  return (await Promise.all(minified)).reduce((sum, { code = '' }) => sum + brotliSize(Buffer.from(code)), 0)
}
