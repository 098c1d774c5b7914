import type { BackendAdapter } from '@goodword/core'
import type { Inputs } from '../element/inputs.ts'
import { answering } from './answering.ts'
import { FATES } from './fates.ts'
import { daysAgo, offerOf, rewardsOf, statusOf, type DemoState } from './friends.ts'
import { sceneNamed, type DemoScene } from './scenes.ts'
import { createDemoSession } from './session.ts'

/** Inputs that show a state without any backend: nobody's data, nothing recorded, nothing remembered. */
export function demoInputs(inputs: Inputs, name: string): Inputs {
  const scene = sceneNamed(name)
  return {
    ...inputs,
    adapter: createDemoAdapter(scene),
    identity: scene.isStranger ? null : { token: '' },
    visit: scene.self && { id: '', code: scene.code, at: Date.now() },
    defaults: {},
    ...(scene.isOffline && { network: { isOnline: () => false, onChange: () => () => {} } }),
  }
}

/** A backend that is made up. */
function createDemoAdapter(scene: DemoScene): BackendAdapter {
  const { names, shop, code, currency, self, refusal, figures } = scene
  const state: DemoState = { scene, given: 0, redeemed: new Set() }
  const answer = answering(refusal)
  // What a partner may not see, a friend may.
  const read = answering(refusal ?? (figures === 'forbidden' ? undefined : figures))
  const partner = { name: names[0]! }

  return {
    name: 'demo',
    record: answer(({ length }) => ({ accepted: length, duplicates: 0, rejected: [], codes: {} })),
    invitation: read(() => ({
      code,
      partner,
      offer: { customer: offerOf(state).customer, text: null },
      coupon: null,
      expires: null,
    })),
    program: answer(() => ({
      name: '',
      locale: null,
      currency,
      termsUrl: shop,
      channels: [],
      theme: {},
      offer: offerOf(state),
      can: ['join'],
    })),
    friend: read(() => {
      if (!self) return null
      const [reached, earned] = FATES[self]
      return {
        partner,
        steps: [
          { id: 'visited', at: daysAgo(5) },
          { id: 'joined', at: reached === 'visited' ? null : daysAgo(4) },
          { id: 'qualified', at: earned && daysAgo(2) },
        ],
        status: statusOf(self, reached, daysAgo(-12)),
        rewards: rewardsOf(state, 0, 'customer', self),
        coupon: null,
      }
    }),
    join: answer(() => ({ link: `${shop}?ref=${code}`, code, token: '' })),
    partner: () => createDemoSession(state),
  }
}
