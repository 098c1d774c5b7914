/** @jsxImportSource preact */
import type { HasSection } from '../element/sections.ts'

/** Where things will stand, in their final shape. Sizes are rows of the stylesheet's classes, so nothing moves afterwards. */
export function ShareSkeleton({ has }: { has: HasSection }) {
  return (
    <div class="side" aria-hidden="true">
      {has('title') && (
        <div class="head">
          <div class="bone title" />
          <div class="bone line" />
        </div>
      )}
      {has('offer') && (
        <div class="amounts">
          <div class="bone amount" />
          <div class="bone amount" />
        </div>
      )}
      {has('link') && <div class="bone field" />}
      {has('share') && <ChannelsSkeleton />}
    </div>
  )
}

/** The ways to send the link. */
export function ChannelsSkeleton() {
  return (
    <div class="channels">
      {[1, 2, 3, 4, 5].map((place) => (
        <div key={place} class="channel">
          <div class="bone circle" />
          <div class="bone label" />
        </div>
      ))}
    </div>
  )
}

/** The same for the figures and friends. */
export function FiguresSkeleton({ has }: { has: HasSection }) {
  return (
    <div class="come" aria-hidden="true">
      {has('stats') && (
        <div class="stats">
          {[1, 2, 3].map((place) => (
            <div key={place}>
              <div class="bone label" />
              <div class="bone figure" />
            </div>
          ))}
        </div>
      )}
      {has('friends') && (
        <div class="list">
          <div class="bone line" />
          {[1, 2, 3].map((place) => (
            <div key={place} class="row">
              <div class="bone avatar" />
              <div class="bone label" />
              <div class="bone line" />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
