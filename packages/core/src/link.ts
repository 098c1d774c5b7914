import { isCode } from './code.ts'

/** The parameter that carries a code when nobody chose another. */
export const REF_PARAM = 'ref'

/**
 * The landing URL with the code in it. An earlier value of the same parameter is replaced; other parameters and the
 * hash stay. Throws a `TypeError` when the URL is not absolute.
 */
export function linkTo(landingUrl: string, code: string, param: string = REF_PARAM): string {
  const url = new URL(landingUrl)
  url.searchParams.set(param, code)
  return url.href
}

/**
 * The first valid code among the parameters, in their order of preference, or `null`.
 * Among duplicates of one parameter the first valid value wins. Never throws, whatever the URL holds.
 */
export function codeInUrl(url: string, params: readonly string[] = [REF_PARAM]): string | null {
  let query: URLSearchParams
  try {
    query = new URL(url).searchParams
  } catch {
    return null // not a URL: nobody sent this visitor
  }
  for (const param of params) {
    const code = query.getAll(param).find(isCode)
    if (code !== undefined) return code
  }
  return null
}

/**
 * A link as a person reads it: no scheme, no `www.`, the code whole. When the host is so long
 * that the code would not fit into `maxLength` characters, the middle of the host gives way to an ellipsis, never the code.
 */
export function readableLink(url: string, maxLength = 32): string {
  const { host, pathname, search } = new URL(url)
  const name = host.replace(/^www\./, '')
  const rest = pathname + search
  const room = Math.max(8, maxLength - rest.length)
  if (name.length <= room) return name + rest
  const head = Math.ceil((room - 1) / 2)
  return `${name.slice(0, head)}…${name.slice(-(room - 1 - head))}${rest}`
}
