import { GoodwordError } from '@goodword/core'

/** 256 KiB: a hundred events with room to spare. */
const LARGEST_BODY = 256 * 1024

/** Reads a body of at most 256 KiB as text. Throws `too_large`, without reading on. */
export async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length')) > LARGEST_BODY) throw new GoodwordError('too_large')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_BODY) throw new GoodwordError('too_large')
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** Reads a JSON object, whatever the content type says: pages send `text/plain` to save the preflight. Throws `malformed`. */
export async function readJsonObject(request: Request): Promise<Record<string, unknown>> {
  const text = await readText(request)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new GoodwordError('malformed', 'The body is not JSON.', { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new GoodwordError('malformed')
  return value as Record<string, unknown>
}
