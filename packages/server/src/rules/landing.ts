import { GoodwordError } from '@goodword/core'
import type { ProgramSettings } from '@goodword/core/wire/schemas'

/** Where a link leads when nobody says otherwise: the landing page, else the first website, else this server's own page. */
export function defaultLanding(settings: Pick<ProgramSettings, 'landingUrl' | 'origins'>, apiUrl: string): string {
  const [site] = settings.origins
  return settings.landingUrl ?? (site === undefined ? `${apiUrl}/` : `${site}/`)
}

/**
 * Throws `host_not_allowed` for a landing URL that is on none of the program's hosts, or not http(s). The hosts are those listed;
 * without a list those of its websites; with neither, any.
 */
export function checkLanding(settings: Pick<ProgramSettings, 'hosts' | 'origins' | 'landingUrl'>, url: string): void {
  const { protocol, host, hostname, username } = new URL(url)
  const sites = [...settings.origins, ...(settings.landingUrl === null ? [] : [settings.landingUrl])]
  const hosts = settings.hosts.length > 0 ? settings.hosts : sites.map((site) => new URL(site).host)
  const isHttp = protocol === 'https:' || protocol === 'http:'
  const isListed = hosts.length === 0 || hosts.includes(host) || hosts.includes(hostname)
  // A user name before the host is how look-alike links are made.
  if (!isHttp || !isListed || username !== '') throw new GoodwordError('host_not_allowed')
}
