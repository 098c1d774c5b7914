/**
 * The token that a mailed link brought in the fragment, or nothing. It is removed from the address bar at once, before
 * anything else can read or report it; the rest of the URL and the state of history stay.
 */
export function takeMailedToken({ location, history }: Window): string | undefined {
  const token = /[#&]goodword_token=([^&]*)/.exec(location.hash)?.[1]
  if (token !== undefined) {
    const url = location.href.replace(/goodword_token=[^&]*&?/, '').replace(/[#&]$/, '')
    history.replaceState(history.state, '', url)
  }
  return token
}
