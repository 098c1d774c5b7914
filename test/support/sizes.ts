import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
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

/** Brotli bytes of what a bundler makes of some code before it can run: lazy parts and the named packages are not counted. */
export async function bundledSize(code: string, options: { resolveDir: string; external?: string[] }): Promise<number> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: options.resolveDir, sourcefile: `${basename(options.resolveDir)}.ts` },
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    // As the built files are: escaped, Arabic would cost half as much again.
    charset: 'utf8',
    platform: 'browser',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: options.external ?? [],
    outdir: '/',
    entryNames: 'entry',
    absWorkingDir: '/',
    metafile: true,
    write: false,
  })
  const needed = new Set<string>()
  const need = (path: string) => {
    if (needed.has(path)) return
    needed.add(path)
    for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) need(next)
    }
  }
  need('entry.js')
  return outputFiles
    .filter(({ path }) => needed.has(path.slice(1)))
    .reduce((sum, { contents }) => sum + brotliSize(contents), 0)
}
