/** Where a cookie may be set, widest first: browsers refuse public suffixes. The last, which is empty, is the host alone. */
export function domainsOf(host: string): string[] {
  const labels = host.split('.')
  // An IPv4 address has no domain above it; an IPv6 one and `localhost` have no dots.
  if (/\d$/.test(host)) return ['']
  const wider = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  return [...wider.reverse(), '']
}
