import { isCode } from '@goodword/core'

/**
 * The first usable code in a URL, its query before that of a hash router (`#/plans?ref=k7mq`), or nothing.
 * Parameters are tried in their order of preference; of a repeated one the first usable value counts. Never throws.
 */
export function findCode(href: string, params: readonly string[], denied: RegExp): string | undefined {
  const query = new URLSearchParams(href.split(/[?#]/).slice(1).join('&'))
  return params.flatMap((param) => query.getAll(param)).find((value) => isCode(value) && !denied.test(value))
}

/** Matches values that are no codes, whatever they look like. `*` stands for anything; letters match in either case. */
export function denyPattern(values: readonly string[]): RegExp {
  const source = values.join('|').replace(/[^\w|*]/g, '\\$&')
  return new RegExp(`^(${source.replaceAll('*', '.*')})$`, 'i')
}
