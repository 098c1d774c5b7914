import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** A built file, ready in every coding that browsers ask for. */
export interface EmbedFile {
  plain: Buffer
  br: Buffer
  gzip: Buffer
  /** The first 16 hex digits of its SHA-256: the `hash` of `/goodword.<hash>.js`, and its ETag. */
  hash: string
}

/** The built files of `@goodword/embed`. */
export interface EmbedFiles {
  /** By file name, such as `widget.js`; `null` when there is none, or nothing was built. */
  find(name: string): EmbedFile | null
  /** Hash of `goodword.js`, for a script tag with integrity; `null` when it was not built. */
  goodwordHash(): string | null
}

/** Reads the folder of the built files when first asked, and again when a file has changed: a build needs no restart. */
export function openEmbedFiles(): EmbedFiles {
  const cache = new Map<string, { file: EmbedFile; mtimeMs: number }>()

  function find(name: string): EmbedFile | null {
    const folder = findFolder()
    // Only names that stand in the folder: no path that a request makes up is ever opened.
    if (folder === null || !readdirSync(folder).includes(name) || !name.endsWith('.js')) return null
    const path = join(folder, name)
    const { mtimeMs } = statSync(path)
    const known = cache.get(name)
    if (known?.mtimeMs === mtimeMs) return known.file
    const file = pack(readFileSync(path))
    cache.set(name, { file, mtimeMs })
    return file
  }

  return { find, goodwordHash: () => find('goodword.js')?.hash ?? null }
}

function findFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('@goodword/embed/goodword.js'))
  } catch {
    return null // not installed or not built: the route says so
  }
}

function pack(plain: Buffer): EmbedFile {
  return {
    plain,
    br: brotliCompressSync(plain),
    gzip: gzipSync(plain, { level: 9 }),
    hash: createHash('sha256').update(plain).digest('hex').slice(0, 16),
  }
}
