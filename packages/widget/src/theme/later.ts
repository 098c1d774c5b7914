import { tones } from './tones.ts'
import { coupon } from './welcome.ts'

const results = `
.stats small { font-size: .893em; line-height: 1.35; color: var(--wait); font-weight: 600; letter-spacing: 0; display: block; order: -1; }
.end { grid-column: 2 / -1; display: flex; align-items: center; justify-content: space-between; gap: 16px; margin-block-start: 8px; }
.end .steps + .tag { margin-inline-start: auto; }
.reward { grid-template-columns: minmax(0, 1fr) auto; padding-block: 14px; }
.reward .muted { grid-column: 1 / -1; }
.name { font-weight: 600; overflow-wrap: anywhere; min-inline-size: 0; }
.tag { display: inline-block; padding: 3px 10px; border-radius: 99px; font-size: .78125em; line-height: 1.35; font-weight: 600; white-space: nowrap; background: var(--sunken); color: var(--muted); }
.good { background: var(--good-soft); color: var(--good); }
.wait { background: var(--wait-soft); color: var(--wait); }
.bad { background: var(--bad-soft); color: var(--bad); }
.accent { background: var(--accent-soft); color: var(--accent-text); }
.worth s { color: var(--muted); }
.worth { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.steps { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4px; flex: 0 1 120px; }
.steps i { block-size: 4px; border-radius: 2px; background: var(--line); transition: background-color .2s; }
.steps .done { background: var(--accent-text); }
@media (forced-colors: active) { .steps i { border: 1px solid CanvasText; } .steps .done { background: Highlight; forced-color-adjust: none; } }
.all { inline-size: 100%; min-block-size: 44px; color: var(--accent-text); font-size: .9375em; font-weight: 600; border-radius: var(--control); }
.all:hover { text-decoration: underline; }
.empty { display: grid; justify-items: center; gap: 14px; padding: 20px 8px 24px; text-align: center; }
.empty p { color: var(--muted); max-inline-size: 34ch; text-wrap: balance; }
.empty .avatar { inline-size: 56px; block-size: 56px; }
.empty .avatar svg { inline-size: 26px; block-size: 26px; }
.join { display: grid; gap: 8px; }
.join label { font-weight: 600; font-size: .9375em; }
.join input { min-block-size: 48px; padding: 8px 14px; inline-size: 100%; background: var(--surface); border: 1px solid var(--edge); border-radius: var(--control); }
.join input::placeholder { color: var(--muted); opacity: 1; }
.join [aria-invalid=true] { border-color: var(--bad); }
.join .button { min-block-size: 48px; }
.error { color: var(--bad); font-size: .875em; }
.row > .pad { grid-column: 1 / -1; padding: 0; }
.error:empty { display: none; }
.reward .button, .reward .coupon { grid-column: 1 / -1; justify-self: start; margin-block-start: 8px; }
.reward .error { grid-column: 1 / -1; }
.chart { display: grid; gap: 4px 16px; }
.chart figcaption { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; margin-block-end: 8px; }
.chart h3 { flex: 1 0 auto; }
.chart i { display: inline-block; inline-size: 8px; block-size: 8px; background: var(--accent-text); border-radius: 2px; }
.chart .dot { background: var(--good); border-radius: 50%; }
.chart svg { inline-size: 100%; block-size: auto; fill: var(--accent-text); stroke: none; }
.root[dir=rtl] .chart svg { transform: scaleX(-1); }
.chart .base { stroke: var(--line); stroke-width: 1; }
.chart .dots { stroke: var(--good); stroke-width: 5; }
.ends { display: flex; justify-content: space-between; }
.tiers { display: grid; gap: 8px; }
.tiers .tag { margin-inline-start: 4px; }
progress { inline-size: 100%; block-size: 8px; accent-color: var(--accent-text); }
ol { list-style: none; margin: 0; padding: 0; font-size: .875em; color: var(--muted); }
.tiers li { padding-block: 2px; }
[aria-current=step] { color: var(--text); }
.claims .row { grid-template-columns: repeat(3, auto) 1fr; }
.claims p { grid-column: 1 / -1; font-weight: 600; }
.board li { display: flex; gap: 8px; align-items: baseline; padding: 10px 0; }
.board li + li { border-block-start: 1px solid var(--line); }
.board span { font-variant-numeric: tabular-nums; min-inline-size: 2ch; }
.board bdi { color: var(--text); overflow-wrap: anywhere; }
.board b { margin-inline-start: auto; font-variant-numeric: tabular-nums; color: var(--text); }
.me bdi { font-weight: 600; }
.listing { display: flex; align-items: center; gap: 10px; min-block-size: 44px; font-size: .875em; cursor: pointer; }
.listing input { inline-size: 20px; block-size: 20px; accent-color: var(--fill); flex: none; }
@container (inline-size < 340px) {
  .stats dd { font-size: 1.25em; }
}
@container (inline-size >= 640px) {
  .come > .empty { block-size: 100%; align-content: center; }
  .join { grid-template-columns: minmax(0, 1fr) auto; }
  .join > * { grid-column: 1 / -1; }
  .join input { grid-column: 1; }
  .join .button { grid-area: 2 / 2; }
}`

/** The form for joining; figures, friends and rewards, whose outline is in the panel's own styles, for the skeleton. */
export const later = tones + coupon + results
