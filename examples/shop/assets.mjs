import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const TYPES = {
  'shop.css': 'text/css; charset=utf-8',
  'shop.js': 'text/javascript; charset=utf-8',
  'favicon.svg': 'image/svg+xml',
}

/** The shop's own files, by path, read once. */
export async function readAssets() {
  const assets = new Map()
  for (const [name, type] of Object.entries(TYPES)) {
    const body = await readFile(new URL(`public/${name}`, import.meta.url))
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`
    assets.set(`/${name}`, { status: 200, type, body, etag })
  }
  return assets
}
