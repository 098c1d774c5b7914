/** Set for an instant, to see what the browser accepts. */
const PROBE = 'goodword.p=1'

/** The domain on which the tracker's cookie stands: tried in its order, with a cookie that is removed at once; or `host`. */
export function cookieDomain(wanted: string | undefined): string {
  const labels = location.hostname.split('.')
  const scopes = wanted ? [wanted] : labels.map((_, index) => labels.slice(-2 - index).join('.'))
  const accepts = (scope: string) => {
    const write = (seconds: number) =>
      (document.cookie = `${PROBE};path=/;max-age=${seconds};samesite=lax;domain=${scope}`)
    write(9)
    const isAccepted = document.cookie.includes(PROBE)
    write(0)
    return isAccepted
  }
  return scopes.find(accepts) ?? 'host'
}
