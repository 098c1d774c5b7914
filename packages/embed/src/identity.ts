import type { Identity } from '@goodword/core'
import type { ElementDefaults } from '@goodword/widget'
import type { Api, Who } from './api.ts'

/** Who is signed in, for elements: whom the page has named, now and whenever it names another one. */
export function identityFor(goodword: Api): Required<Pick<ElementDefaults, 'identity' | 'onIdentity'>> {
  const listeners = new Set<() => void>()
  let identity = toIdentity(goodword.who)
  // Other parts may have somebody to tell, too.
  const { identify } = goodword
  goodword.identify = (who) => {
    identify((goodword.who = who))
    identity = toIdentity(who)
    listeners.forEach((listener) => listener())
  }
  return {
    identity: () => identity,
    onIdentity(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function toIdentity(who: Who): Identity | null {
  if (!who) return null
  return typeof who === 'string' && who.includes('@') ? { email: who } : { token: who }
}
