/** @jsxImportSource preact */
import type { Summary } from '@goodword/core'
import { Component } from 'preact'
import type { Text } from '../messages/text.ts'
import { createReading } from '../model/reading.ts'
import { Guard } from './Guard.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'

const DAY_MS = 86_400_000
const DAYS = 30

/** Visits and who joined, day by day. Not there while there is nothing to draw. */
export class Chart extends Component<ReferralPanelProps> {
  readonly days = createReading(this.props.model, (session, signal) => {
    const now = Date.now()
    const at = (moment: number) => new Date(moment).toISOString()
    // One more than is shown, since the first is cut; and a minute, since the backend's clock may be ahead.
    return session.summary({ from: at(now - DAYS * DAY_MS), to: at(now + 60_000), by: 'day' }, { signal })
  })

  override render() {
    const summary = this.days.value.value
    return (
      summary && (
        <Guard {...this.props} of={summary}>
          <Bars series={summary.series} text={this.props.text} />
        </Guard>
      )
    )
  }

  override componentWillUnmount() {
    this.days.dispose()
  }
}

const WIDTH = 10
const BASE = 50

function Bars({ series, text }: { series: Summary['series']; text: Text }) {
  const days = series.slice(-DAYS)
  const most = Math.max(...days.map(({ clicks }) => clicks))
  if (!(most > 0)) return null
  // The middle of a day is the same date for readers half the world away.
  const dateOf = ({ at }: { at: string }) => text.date(new Date(Date.parse(at) + DAY_MS / 2).toISOString())
  const draw = (shape: (day: Summary['series'][number]) => string) =>
    days.map((day, place) => `M${place * WIDTH + 1} ${BASE}${shape(day)}`).join('')
  return (
    <figure class="chart pad">
      <figcaption>
        <h3>{text.say('chart', { days: text.days(DAYS) })}</h3>
        <p class="muted">
          <i class="bar" /> {text.say('visits')} <span>{text.say('perDay', { count: text.number(most) })}</span>
        </p>
        <p class="muted">
          <i class="dot" /> {text.say('joined')}
        </p>
      </figcaption>
      <svg viewBox={`0 0 ${days.length * WIDTH} ${BASE + 12}`} role="img">
        <title>{text.say('chart', { days: text.days(DAYS) })}</title>
        <path class="base" d={`M0 ${BASE}h${days.length * WIDTH}`} />
        <path d={draw(({ clicks }) => `v${-Math.ceil((clicks / most) * (BASE - 4))}h8V${BASE}`)} />
        <path class="dots" d={draw(({ leads }) => (leads > 0 ? 'm4 7h0' : ''))} />
      </svg>
      <p class="muted ends" aria-hidden="true">
        <span>{dateOf(days[0]!)}</span>
        <span>{dateOf(days.at(-1)!)}</span>
      </p>
      <div class="sr">
        <table>
          <tr>
            <td />
            <th>{text.say('visits')}</th>
            <th>{text.say('joined')}</th>
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
