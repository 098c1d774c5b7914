/** @jsxImportSource preact */
import type { ProgramView } from '@goodword/core'
import type { ReferralPanelProps } from '../panel/ReferralPanel.tsx'
import { Amounts } from '../panel/Amounts.tsx'
import { ChannelsSkeleton, FiguresSkeleton } from '../panel/Skeleton.tsx'

/** The referral panel where only the program is known: what it brings, and the places of everything else. */
export function Outline({ program, text, has }: Pick<ReferralPanelProps, 'text' | 'has'> & { program: ProgramView }) {
  const { offer } = program
  const isForBoth = offer.partner.length > 0 && offer.customer.length > 0
  return (
    <section class="card" part="panel" aria-label={text.say('yourLink')} aria-busy="true">
      <div class="two">
        <div class="side">
          {has('title') && (
            <div class="head">
              <h2>{text.say(isForBoth ? 'titleBoth' : 'titlePlain')}</h2>
              {isForBoth && <p>{text.say('intro')}</p>}
            </div>
          )}
          {has('offer') && <Amounts offer={offer} currency={program.currency} text={text} />}
          {has('link') && (
            <div class="link bones">
              <span class="url">shop.example/?ref=0000</span>
              <span class="button">{text.say('copy')}</span>
            </div>
          )}
          {has('share') && (
            <div class="ways">
              <ChannelsSkeleton text={text} />
            </div>
          )}
        </div>
        <FiguresSkeleton text={text} has={has} />
      </div>
      <p class="sr" role="status">
        {text.say('loading')}
      </p>
    </section>
  )
}
