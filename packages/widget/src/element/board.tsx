/** @jsxImportSource preact */
import { createBoard } from '../model/board.ts'
import { createReferralModel } from '../model/referral-model.ts'
import { Board } from '../panel/Board.tsx'
import { Failure } from '../panel/Notice.tsx'
import { later } from '../theme/later.ts'
import { referral } from '../theme/referral.ts'
import type { Inputs, Scene } from './inputs.ts'

/** The leaderboard alone. Takes no space where there is none, or nobody signed in who may see it. */
export function openBoard({ adapter, identity, network, tell, model: own }: Inputs): Scene {
  const onError = (code: Parameters<typeof tell<'goodword-error'>>[1]['code']) => tell('goodword-error', { code })
  const model = own ?? createReferralModel({ adapter, identity, network, figures: false, onError })
  const board = createBoard(model)
  const hasFailed = () => model.isOnline.value && (model.trouble.value !== null || board.hasFailed.value)
  return {
    styles: () => [referral, later],
    theme: () => model.program.value?.theme ?? {},
    draw(text) {
      const known = text.with('later')
      if (!known || !(hasFailed() || board.value.value)) return null
      return (
        <section class="card" part="panel" aria-label={known.say('board')}>
          {hasFailed() && (
            <div class="pad">
              <Failure what="failed" retry={model.retry} text={known} />
            </div>
          )}
          <Board model={model} board={board} text={known} tell={tell} few={known.say('boardFew')} />
        </section>
      )
    },
    isWaiting: () => !hasFailed() && board.value.value === null,
    fail: model.fail,
    dispose() {
      board.dispose()
      if (!own) model.dispose()
    },
  }
}
