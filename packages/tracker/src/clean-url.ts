/**
 * Takes parameters out of the address bar: out of the query, and out of that of a hash router. Everything else stays as it was
 * written, the state of history too. Does nothing where none of them is.
 */
export function cleanUrl(params: readonly string[]): void {
  const { href } = location
  const [path = '', ...marks] = href.split(/(?=[?&#])/)
  let lost = ''
  const kept = marks.flatMap((mark) => {
    const name = mark.slice(1).split('=')[0]!
    if (mark[0] !== '#' && params.includes(name)) {
      lost ||= mark[0]!
      return []
    }
    // What comes after a lost `?` begins the query in its place.
    const isFirst = lost === '?' && mark[0] === '&'
    if (mark[0] !== '&' || isFirst) lost = ''
    return isFirst ? `?${mark.slice(1)}` : mark
  })
  const cleaned = path + kept.join('')
  if (cleaned !== href) history.replaceState(history.state, '', cleaned)
}
