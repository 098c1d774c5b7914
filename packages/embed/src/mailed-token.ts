import type { Api } from './api.ts'

/**
 * Takes the token that a mailed link brings, `#goodword_token=…`, out of the address bar and for the person whose links and figures
 * are shown, unless the page has named one. Whichever part comes first does it.
 */
export function takeMailedToken(goodword: Api): void {
  const [url, token] = location.href.split(/.goodword_token=/)
  if (!token) return
  history.replaceState(history.state, '', url)
  if (!goodword.who) goodword.identify(token)
}
