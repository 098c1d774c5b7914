/**
 * The token that a mailed link brought in the fragment, or nothing. It is removed from the address bar at once, before
 * anything else can read or report it; the rest of the URL and the state of history stay. Nothing comes after the token.
 */
export function takeMailedToken(): string | undefined {
  const [url, token] = location.href.split(/.goodword_token=/)
  if (token) history.replaceState(history.state, '', url)
  return token
}
