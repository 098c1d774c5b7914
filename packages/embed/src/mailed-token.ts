import type { Page } from './page.ts'

const TOKEN = /([#&])goodword_token=([^&]*)&?/

/**
 * The token that a mailed link brought in the fragment, or `null`. It is removed from the address bar at once, before
 * anything else can read or report it; the rest of the URL and the state of history stay.
 */
export function takeMailedToken({ location, history }: Page): string | null {
  const found = TOKEN.exec(location.hash)
  if (!found) return null
  const rest = location.hash.replace(TOKEN, '$1').replace(/[#&]$/, '')
  history.replaceState(history.state, '', location.href.split('#', 1)[0] + rest)
  return found[2] || null
}
