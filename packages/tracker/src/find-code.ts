/** Names or values: a text with commas or spaces between them, as an attribute has it, or what has such a text, as an array does. */
export type List = string | readonly string[] | { toString(): string }

/** What `isCode` of core says; written out here, where every byte is downloaded by every visitor. */
const CODE = /^[\w-]{1,64}$/

/**
 * The first usable code in a URL, its query before that of a hash router (`#/plans?ref=k7mq`), or nothing.
 * Parameters are tried in their order of preference; of a repeated one the first usable value counts. Never throws.
 */
export function findCode(href: string, params: List, deny: List | undefined): string | undefined {
  const query = new URLSearchParams(href.replace(/[?#]/g, '&'))
  const denied = `${deny}`.toLowerCase().split(/[\s,]+/)
  return `${params}`
    .split(/[\s,]+/)
    .flatMap((param) => query.getAll(param))
    .find((value) => !denied.includes(value.toLowerCase()) && CODE.test(value))
}
