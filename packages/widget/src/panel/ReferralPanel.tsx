/** @jsxImportSource preact */
import type { Tell } from '../element/events.ts'
import type { HasSection } from '../element/sections.ts'
import type { Later } from '../later/fetch-later.ts'
import type { LaterParts } from '../later/parts.ts'
import type { Text } from '../messages/text.ts'
import type { ReferralModel } from '../model/referral-model.ts'
import type { ShareModel } from '../model/share-model.ts'
import { isWebUrl } from '../share/web-url.ts'
import type { Toolbox } from '../tools/toolbox.ts'
import { Results } from './Results.tsx'
import { ShareSide } from './ShareSide.tsx'
import { ShareSkeleton } from './Skeleton.tsx'

/** The texts that tools say, and what they hold. */
export interface ToolKit {
  text: Text
  box: Toolbox
}

export interface ReferralPanelProps {
  model: ReferralModel
  share: ShareModel
  /** The code for everything beyond the first sight. */
  later: Later<LaterParts>
  /** That code, when it and its texts are there. */
  parts: LaterParts | null
  /** What more ways to share need, when that code and their texts are there. */
  kit: ToolKit | null
  text: Text
  /** Which sections are there. */
  has: HasSection
  tell: Tell
}

/** The sharer's panel, in the person's order: what we both get, the link, how to send it, what has come of it. */
export function ReferralPanel(props: ReferralPanelProps) {
  const { model, text, has } = props
  const stage = model.stage.value
  // Without a network nothing is on its way, and the panel says so instead.
  const isBusy = stage === 'loading' && model.isOnline.value
  const terms = model.me.value?.terms?.url ?? model.program.value?.termsUrl
  return (
    <section class="card" part="panel" tabIndex={-1} aria-label={text.say('yourLink')} aria-busy={isBusy}>
      <div class="two">
        {isBusy ? <ShareSkeleton {...props} /> : <ShareSide {...props} />}
        {(isBusy || stage === 'ready') && <Results {...props} />}
      </div>
      {has('terms') && (
        <slot name="footer">
          {terms && isWebUrl(terms) && (
            <p class="foot" part="terms">
              <a href={terms} target="_blank" rel="noopener">
                {text.say('terms')}
              </a>
            </p>
          )}
        </slot>
      )}
      {/* Here before it speaks: readers announce changes only of what they know. */}
      <p class="sr" role="status">
        {isBusy ? text.say('loading') : answerToCopy(props)}
      </p>
    </section>
  )
}

function answerToCopy({ share, text }: ReferralPanelProps): string {
  const state = share.copied.value
  if (state === 'idle') return ''
  return text.say(state === 'copied' ? 'copied' : 'copyRefused')
}
