/** @jsxImportSource preact */
import type { HasSection } from '../element/sections.ts'
import type { Text } from '../messages/text.ts'
import { Header } from './Header.tsx'

export interface SkeletonProps {
  text: Text
  has: HasSection
}

/**
 * Where things will stand, in their final shape: the same elements with the same words, or words of their length, struck out so
 * broadly that nobody sees them. So nothing moves afterwards, in any language.
 */
export function ShareSkeleton({ text, has }: SkeletonProps) {
  return (
    <div class="side bones" aria-hidden="true">
      {has('title') && <Header title={text.say('titleBoth')} intro={text.say('intro')} />}
      {has('offer') && (
        <>
          <div class="amounts">
            {[1, 2].map((side) => (
              <div key={side}>
                <dt>{text.say('youGet')}</dt>
                <b>
                  <i>00000</i>
                  000
                </b>
                <span>{text.say('onFirstSaleFrom', { min: '000' })}</span>
              </div>
            ))}
          </div>
          <p class="muted">{text.say('hold', { days: text.days(14) })}</p>
        </>
      )}
      {has('link') && (
        <div class="link">
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
  )
}

/** The ways to send the link. */
export function ChannelsSkeleton({ text }: { text: Text }) {
  return (
    <div class="channels bones" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((place) => (
        <div key={place} class="channel">
          <i class="circle" />
          {text.say('email')}
        </div>
      ))}
    </div>
  )
}

/** The same for the figures and friends, whose words are still on their way. */
export function FiguresSkeleton({ has }: SkeletonProps) {
  return (
    <div class="come bones" aria-hidden="true">
      {has('stats') && (
        <div class="stats">
          {[1, 2, 3].map((place) => (
            <div key={place}>
              <dt>00000</dt>
              <dd>000</dd>
            </div>
          ))}
        </div>
      )}
      {has('friends') && <p class="pad">{'00000000 '.repeat(60)}</p>}
    </div>
  )
}
