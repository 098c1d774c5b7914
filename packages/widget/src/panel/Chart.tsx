/** @jsxImportSource preact */
import type { PartnerSession, Summary } from '@goodword/core'
import type { Text } from '../messages/text.ts'
import { Reading } from './Reading.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

const DAY_MS = 86_400_000
const DAYS = 30

/** Visits and who joined, day by day. Not there while there is nothing to draw. */
export function Chart(props: ReferralPanelProps) {
  return <Reading {...props} read={readDays} draw={({ series }) => <Bars series={series} text={props.text} />} />
}

function readDays(session: PartnerSession, signal: AbortSignal) {
  const now = Date.now()
  const at = (moment: number) => new Date(moment).toISOString()
  // One more than is shown, since the first is cut; and a minute, since the backend's clock may be ahead.
  return session.summary({ from: at(now - DAYS * DAY_MS), to: at(now + 60_000), by: 'day' }, { signal })
}

const WIDTH = 10
const BASE = 50

function Bars({ series, text }: { series: Summary['series']; text: Text }) {
  const days = series.slice(-DAYS)
  const most = Math.max(0, ...days.map(({ clicks }) => clicks))
  if (!(most >= 0 && days.some(({ clicks, leads }) => clicks + leads > 0))) return null
  // The middle of a day is the same date for readers half the world away.
  const dateOf = ({ at }: { at: string }) => text.date(new Date(Date.parse(at) + DAY_MS / 2).toISOString())
  const draw = (shape: (day: Summary['series'][number]) => string) =>
    days.map((day, place) => `M${place * WIDTH + 1} ${BASE}${shape(day)}`).join('')
  const title = text.say('chart', { days: text.days(DAYS) })
  const heads = [text.say('upTo', { what: text.say('visits'), count: text.number(most) }), text.say('joined')]
  return (
    <figure class="chart pad">
      <h3>{title}</h3>
      <svg viewBox={`0 0 ${days.length * WIDTH} ${BASE + 12}`} role="img" aria-label={title}>
        <path d={`M0 ${BASE}h${days.length * WIDTH}`} />
        <path d={draw(({ clicks }) => `v${-Math.ceil((clicks / (most || 1)) * (BASE - 4))}h8V${BASE}`)} />
        <path d={draw(({ leads }) => (leads > 0 ? 'm4 7h0' : ''))} />
      </svg>
      <figcaption class="muted">
        {heads.map((head, place) => (
          <span key={place}>
            <i /> {head}
          </span>
        ))}
      </figcaption>
      <div class="sr">
        <table>
          <tr>
            <td />
            <th>{text.say('visits')}</th>
            <th>{heads[1]}</th>
          </tr>
          {days.map((day) => (
            <tr key={day.at}>
              <th>{dateOf(day)}</th>
              <td>{text.number(day.clicks)}</td>
              <td>{text.number(day.leads)}</td>
            </tr>
          ))}
        </table>
      </div>
    </figure>
  )
}
