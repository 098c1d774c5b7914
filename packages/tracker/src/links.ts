import type { List } from './find-code.ts'
import { listOf } from './list-of.ts'
import { quietly } from './quietly.ts'
import type { Tracker } from './tracker.ts'

/** The hosts of Stripe's payment links. */
export const STRIPE = /^(buy|book|donate)\.stripe\.com$/

const WWW = /^www\./

/**
 * Hands the visit over in links, where it may be, at the moment when one is used: to the owner's other domains as the code and
 * `goodword_visit=ID.TIME`, to Stripe's payment links as `client_reference_id`. A link that says such a thing already is left
 * alone, and so is what the link does. `domains`: `x.com` or `www.x.com` means both, `*.x.com` its subdomains. `param` carries
 * the code. What was added goes again with the visit, and with the tracker, unless the page has changed the link meanwhile.
 */
export function decorateLinks(
  { handOver, on, signal }: Pick<Tracker, 'handOver' | 'on' | 'signal'>,
  domains: List | undefined,
  param: string,
): void {
  /** Links, what they were, and what they are since. */
  const decorated = new Map<HTMLAnchorElement, [was: string, is: string]>()
  const undo = () => {
    decorated.forEach(([was, is], link) => link.href === is && link.setAttribute('href', was))
    decorated.clear()
  }
  let decoratedWith: string | undefined
  on('visit', () => handOver()?.id === decoratedWith || undo()) // another one, or none that may be passed on
  signal.addEventListener('abort', undo)

  const decorate = (event: Event) =>
    quietly(() => {
      // Through shadow roots too. Whatever else has a host name is no element.
      const link = event.composedPath().find((node): node is HTMLAnchorElement => 'hostname' in node && 'href' in node)
      const visit = link && handOver()
      if (!visit) return
      if (visit.id !== decoratedWith) undo() // another tab may have stored another
      decoratedWith = visit.id
      const add = (name: string, value: string) => {
        const { search } = link
        // By the text, before the hash: parsing and printing a query would change what the owner has written.
        if (new RegExp(`[?&]${name}=`).test(search)) return
        const was = link.getAttribute('href')!
        link.search = `${search}${search ? '&' : '?'}${name}=${value}`
        decorated.set(link, [was, link.href])
      }
      if (STRIPE.test(link.hostname)) add('client_reference_id', visit.id)
      else if (isListed(link.hostname, domains)) {
        add(param, `${visit.code}&goodword_visit=${visit.id}.${visit.at}`)
      }
    })
  for (const use of ['click', 'auxclick', 'contextmenu']) addEventListener(use, decorate, { capture: true, signal })
}

/** Whether the owner's list of domains (a `List`, or what somebody wrote in its place) means this host, as `decorateLinks` says. */
export function isListed(host: string, domains: unknown): boolean {
  return listOf(domains).some((domain) => {
    const name = domain.toLowerCase()
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host.replace(WWW, '') === name.replace(WWW, '')
  })
}
