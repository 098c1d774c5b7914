import { form } from './form.ts'
import { rewards } from './rewards.ts'
import { tools } from './tools.ts'

const results = `
.list { padding: 20px var(--gutter) 8px; }
.list h3 { margin-block-end: 4px; }
.avatar { grid-row: 1 / span 4; display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: 50%; background: var(--accent-soft); color: var(--accent-text); font-size: .875em; font-weight: 600; }
.avatar svg { inline-size: 20px; block-size: 20px; }
.stats small { font-size: .893em; line-height: 1.35; color: var(--wait); font-weight: 600; letter-spacing: 0; display: block; order: -1; }
.end { grid-column: 2 / -1; display: flex; align-items: center; justify-content: space-between; gap: 16px; margin-block-start: 8px; }
.end .steps + .tag { margin-inline-start: auto; }
.worth s { color: var(--muted); }
.worth { font-weight: 600; white-space: nowrap; }
.steps { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4px; flex: 0 1 120px; }
.steps i { block-size: 4px; border-radius: 2px; background: var(--line); transition: background-color .2s; }
.steps .done { background: var(--accent-text); }
@media (forced-colors: active) { .steps i { border: 1px solid CanvasText; } .steps .done { background: Highlight; } .steps .done, .chart i { forced-color-adjust: none; } .chart { --accent-text: CanvasText; --good: Highlight; } }
.all { inline-size: 100%; min-block-size: 44px; color: var(--accent-text); font-size: .9375em; font-weight: 600; border-radius: var(--control); }
.all:hover { text-decoration: underline; }
.empty { display: grid; justify-items: center; gap: 14px; padding: 20px 8px 24px; text-align: center; }
.empty p { color: var(--muted); max-inline-size: 34ch; text-wrap: balance; }
.empty .avatar { inline-size: 56px; block-size: 56px; }
.empty .avatar svg { inline-size: 26px; block-size: 26px; }
.row > .pad, .row > .error { grid-column: 1 / -1; padding: 0; }
.row > .button { justify-self: start; margin-block-start: 8px; }
.chart svg { inline-size: 100%; block-size: auto; fill: var(--accent-text); stroke: none; margin-block-start: 8px; }
.root[dir=rtl] .chart svg { transform: scaleX(-1); }
.chart svg :first-child { stroke: var(--line); stroke-width: 1; }
.chart svg :last-child { stroke: var(--good); stroke-width: 5; }
.chart .muted { display: flex; justify-content: space-between; gap: 16px; }
.chart i { display: inline-block; inline-size: 8px; block-size: 8px; background: var(--accent-text); }
.chart span + span i { background: var(--good); border-radius: 50%; }
.tiers { display: grid; gap: 8px; }
progress { inline-size: 100%; block-size: 8px; accent-color: var(--accent-text); }
ol { list-style: none; margin: 0; padding: 0; }
[aria-current=step], .board b, .board bdi { color: var(--text); }
.claims { padding-block: 4px; }
.claims .row { grid-template-columns: auto auto 1fr; }
.claims p { grid-column: 1 / -1; font-weight: 600; overflow-wrap: anywhere; }
.board { padding-block-end: 16px; }
.board .row { grid-template-columns: 2ch minmax(0, 1fr) auto; padding-block: 10px; color: var(--muted); overflow-wrap: anywhere; }
.board label { display: flex; align-items: center; gap: 10px; min-block-size: 44px; font-size: .875em; }
.board input { inline-size: 20px; block-size: 20px; accent-color: var(--fill); }
@container (inline-size < 340px) {
  .stats dd { font-size: 1.25em; }
}
@container (inline-size >= 640px) {
  .come > .empty { block-size: 100%; align-content: center; }
}`

/** The form for joining; figures, friends and rewards, whose outline is in the panel's own styles, for the skeleton; the tools. */
export const later = rewards + form + results + tools
