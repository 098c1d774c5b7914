/** What `isCode` of core says; written out here, where every byte is downloaded by every visitor. */
const CODE = /^[\w-]{1,64}$/

/**
 * The first usable code in a URL, its query before that of a hash router (`#/plans?ref=k7mq`), or nothing.
 * Parameters are tried in their order of preference; of a repeated one the first usable value counts. Never throws.
 */
export function findCode(href: string, params: readonly string[], deny: readonly string[]): string | undefined {
  const query = new URLSearchParams(href.replace(/[?#]/g, '&'))
  const values = params.flatMap((param) => query.getAll(param))
  return values.find((value) => CODE.test(value) && !deny.includes(value.toLowerCase()))
}
