/** @jsxImportSource preact */
import { createReferralModel } from '../model/referral-model.ts'
import { Board } from '../panel/Board.tsx'
import { later } from '../theme/later.ts'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** The leaderboard alone. Takes no space where there is none, or for somebody who may not see it. */
export function openBoard({ adapter, identity, network, tell, model: own }: Inputs): Scene {
  const model =
    own ??
    createReferralModel({
      adapter,
      identity,
      network,
      figures: false,
      onError: (code) => tell('goodword-error', { code }),
    })
  return {
    styles: () => [referral, later],
    theme: () => model.program.value?.theme ?? {},
    draw(text) {
      const known = text.with('friend', 'later')
      return (
        known && (
          <section class="card" part="panel" tabIndex={-1}>
            <div class="two">
              <Board model={model} text={known} tell={tell} isLoud />
            </div>
          </section>
        )
      )
    },
    fail: model.fail,
    dispose() {
      if (!own) model.dispose()
    },
  }
}
