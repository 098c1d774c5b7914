/**
 * Takes parameters out of the address bar: out of the query, and out of that of a hash router. Everything else stays as it was
 * written, the state of history too. Does nothing where none of them is. Throws where the browser forbids it, as it does in
 * sandboxed frames, and for a parameter with a name that is no regular expression.
 */
export function cleanUrl(params: readonly string[]): void {
  const { href } = location
  const isOurs = new RegExp(`([?&])(${params.join('|')})(=[^&#]*)?(?![^&#])`, 'g')
  const cleaned = href
    // A space, which no address has, where a query begins: what comes next begins it instead.
    .replace(isOurs, (_, mark) => (mark === '?' ? ' ' : ''))
    .replace(/ &/g, '?')
    .replace(/ /g, '')
  if (cleaned !== href) history.replaceState(history.state, '', cleaned)
}
