import { isCode } from '@goodword/core'

/**
 * The first usable code in a URL, its query before that of a hash router (`#/plans?ref=k7mq`), or `null`.
 * Parameters are tried in their order of preference; of a repeated one the first usable value counts. Never throws.
 */
export function findCode(href: string, params: readonly string[], isDenied: (code: string) => boolean): string | null {
  const [page = '', hash = ''] = href.split(/#(.*)/s)
  for (const part of [page, hash]) {
    const query = new URLSearchParams(part.split(/\?(.*)/s)[1])
    for (const param of params) {
      const code = query.getAll(param).find((value) => isCode(value) && !isDenied(value))
      if (code) return code
    }
  }
  return null
}

/** Tells which values are no codes, whatever they look like. `*` stands for anything; letters match in either case. */
export function createDenyList(patterns: readonly string[]): (value: string) => boolean {
  const sources = patterns.map((pattern) => pattern.replace(/[^\w*]/g, '\\$&').replaceAll('*', '.*'))
  const denied = new RegExp(`^(${sources.join('|')})$`, 'i')
  return (value) => denied.test(value)
}
