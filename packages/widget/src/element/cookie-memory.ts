import Cookies from 'js-cookie'
import type { AnswerMemory } from '../model/welcome-model.ts'

const NAME = 'goodword.banner'
const DAYS = 90

/**
 * Answers in one cookie of the root domain, so that a banner closed on `www.` stays closed on `shop.`. It holds the newest
 * code only: `CODE.kept`. Where cookies are refused nothing is remembered, and nothing breaks.
 */
export const cookieMemory: AnswerMemory = {
  read(code) {
    const value = tryCookies(() => Cookies.get(NAME))
    if (value === `${code}.kept`) return 'kept'
    return value === `${code}.dismissed` ? 'dismissed' : null
  },
  write(code, answer) {
    tryCookies(() => {
      const value = `${code}.${answer}`
      for (const domain of domainsOf(location.hostname)) {
        const attributes = {
          ...(domain && { domain }),
          sameSite: 'lax',
          secure: location.protocol === 'https:',
        } as const
        Cookies.remove(NAME, attributes)
        if (!answer) continue
        Cookies.set(NAME, value, { ...attributes, expires: DAYS })
        if (Cookies.get(NAME) === value) return
      }
    })
  },
}

/** Where a cookie may be set, widest first: browsers refuse public suffixes. The last is the host alone. */
function domainsOf(host: string): (string | undefined)[] {
  const labels = host.split('.')
  // An IPv4 address has no domain above it; an IPv6 one and `localhost` have no dots.
  if (/\d$/.test(host)) return [undefined]
  const wider = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  return [...wider.reverse(), undefined]
}

function tryCookies<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined // a sandboxed frame throws at every touch of document.cookie
  }
}
