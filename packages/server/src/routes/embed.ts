import { GoodwordError } from '@goodword/core'
import type { Hono } from 'hono'
import { openEmbedFiles, type EmbedFile } from '../embed/embed-files.ts'

const FOREVER = 'public, max-age=31536000, immutable'
/** Short, so that an update reaches every site within minutes; stale answers bridge a restart. */
const BRIEFLY = 'public, max-age=300, stale-while-revalidate=86400, stale-if-error=86400'

/** `GET /goodword.js`, what it loads, and what that imports; and `/goodword.<hash>.js`, which never changes, for integrity hashes. */
export function mountEmbed(app: Hono): void {
  const files = openEmbedFiles()
  app.get('/:name{[\\w.-]+\\.js}', (context) => {
    const name = context.req.param('name')
    const pinned = /^goodword\.([0-9a-f]{16})\.js$/.exec(name)?.[1]
    const file = files.find(pinned === undefined ? name : 'goodword.js')
    if (file === null || (pinned !== undefined && pinned !== file.hash)) {
      const isBuilt = files.goodwordHash() !== null
      throw new GoodwordError('not_found', isBuilt ? undefined : 'The embed files are not built. Run: pnpm -r build')
    }
    return answer(file, context.req.raw, isImmutable(name, pinned) ? FOREVER : BRIEFLY)
  })
}

/** Names that carry a hash of their content: ours, and the bundler's for shared parts. */
function isImmutable(name: string, pinned: string | undefined): boolean {
  return pinned !== undefined || /-[\w-]{8}\.js$/.test(name)
}

function answer(file: EmbedFile, request: Request, cacheControl: string): Response {
  const etag = `"${file.hash}"`
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': cacheControl,
    'X-Content-Type-Options': 'nosniff',
    // Pages with cross-origin isolation load only what allows it.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ETag: etag,
    Vary: 'Accept-Encoding',
  }
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })
  const accepted = request.headers.get('accept-encoding') ?? ''
  for (const coding of ['br', 'gzip'] as const) {
    if (!new RegExp(`\\b${coding}\\b(?!;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted)) continue
    return new Response(new Uint8Array(file[coding]), { headers: { ...headers, 'Content-Encoding': coding } })
  }
  return new Response(new Uint8Array(file.plain), { headers })
}
