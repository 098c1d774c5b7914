/** Reads a header of an answer. */
export type ReadHeader = (name: string) => string | null | undefined

/**
 * Tells whether an answer says that caches may give it to others. A visit in it would then be everybody's, so it gets none. Besides
 * `Cache-Control` there are headers for the caches of content networks alone (RFC 9213).
 */
export function isForEverybody(read: ReadHeader): boolean {
  return (
    /\b(public|s-maxage)\b/i.test(read('cache-control') ?? '') ||
    ['cdn-cache-control', 'surrogate-control'].some((name) => /\bmax-age\b/i.test(read(name) ?? ''))
  )
}
