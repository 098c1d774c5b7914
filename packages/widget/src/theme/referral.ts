/** The referral panel, without what the results bring along. One column; two from 640 px of its own width. */
export const referral = `
.card { --gutter: 24px; }
.side { padding: 28px var(--gutter); display: flex; flex-direction: column; gap: 20px; min-inline-size: 0; }
.head { display: grid; gap: 6px; }
.head p { color: var(--muted); text-wrap: pretty; }
.amounts { display: flex; flex-wrap: wrap; gap: 8px; }
.amounts > div { flex: 1 1 112px; max-inline-size: 100%; padding: 14px 16px 16px; border-radius: var(--inner); background: var(--sunken); display: flex; flex-direction: column; }
.amounts > .you { background: var(--accent-soft); }
.amounts dt { font-size: .875em; color: var(--muted); margin-block-end: 2px; }
.amounts b { display: block; font-size: .9375em; line-height: 1.25; }
.amounts b i { display: block; font-style: normal; font-size: clamp(1.734em, 9.5cqi, 2.134em); line-height: 1.2; letter-spacing: -.02em; font-variant-numeric: tabular-nums; overflow-wrap: break-word; margin-block-end: 1px; }
.amounts b .long { font-size: 1.734em; line-height: 1.3; }
.amounts + .muted { margin-block-start: -8px; }
.you b { color: var(--accent-text); }
.amounts dd + dd b { font-size: .875em; margin-block-start: 8px; }
.amounts dd + dd b i { font-size: 1em; letter-spacing: 0; display: inline; }
.amounts span { display: block; font-size: .875em; line-height: 1.4; color: var(--muted); margin-block-start: 4px; text-wrap: pretty; }
.link { display: grid; gap: 8px; padding: 8px; border: 1px solid var(--line); border-radius: var(--inner); position: relative; }
.url { direction: ltr; unicode-bidi: isolate; text-align: center; align-self: center; padding: 8px; font: .9375em/1.35 ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono', monospace; overflow-wrap: anywhere; color: var(--muted); user-select: all; -webkit-user-select: all; }
.url b { color: var(--text); }
.link input { direction: ltr; inline-size: 100%; min-block-size: 44px; padding: 8px; border: 0; background: none; font: .9375em/1.35 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.link input.sr { min-block-size: 0; inline-size: 1px; padding: 0; }
.channels { display: flex; margin-inline: -8px; }
.channels > * { flex: 1 1 auto; min-inline-size: 50px; }
.channel { display: flex; flex-direction: column; align-items: center; gap: 6px; inline-size: 100%; font-size: .78125em; line-height: 1.3; color: var(--muted); text-decoration: none; border-radius: var(--control); }
.circle { display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: 50%; background: var(--sunken); color: var(--text); transition: background-color .15s, color .15s; }
.channel:hover .circle { background: var(--accent-soft); color: var(--accent-text); }
.channel:hover, .opener:hover { color: var(--text); }
[aria-expanded=true] .circle { background: var(--fill); color: var(--on-accent); }
.ways { display: grid; gap: 12px; }
.opener { min-block-size: 44px; margin-block: -8px; justify-self: center; padding-inline: 12px; color: var(--accent-text); font-size: .9375em; font-weight: 600; }
.stats { display: grid; grid-template-columns: 1fr 1fr 1.6fr; border-block: 1px solid var(--line); }
.stats > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding-block: 16px; padding-inline: var(--gutter) 6px; min-inline-size: 0; }
.stats > div + div { border-inline-start: 1px solid var(--line); padding-inline-start: calc(var(--gutter) - 8px); }
.list { padding: 20px var(--gutter) 8px; }
.row { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 2px 12px; padding-block: 16px; }
.row + .row { border-block-start: 1px solid var(--line); }
.avatar { grid-row: 1 / span 4; display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: 50%; background: var(--accent-soft); color: var(--accent-text); font-size: .875em; font-weight: 600; }
.avatar svg { inline-size: 20px; block-size: 20px; }
.empty { display: grid; justify-items: center; gap: 14px; padding: 20px 8px 24px; text-align: center; }
.empty p { color: var(--muted); max-inline-size: 34ch; text-wrap: balance; }
.empty .avatar { inline-size: 56px; block-size: 56px; }
.empty .avatar svg { inline-size: 26px; block-size: 26px; }
.notice { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; padding: 14px 16px; border-radius: var(--inner); background: var(--sunken); font-size: .9375em; line-height: 1.4; }
.notice p { flex: 1 1 12em; text-wrap: pretty; }
.notice.bad { background: var(--bad-soft); color: var(--bad); }
.notice .button { background: var(--surface); color: var(--text); border-color: var(--edge); }
.two > :empty, .card:not(:has(:is(.two > *, .side):not(:empty), .foot)) { display: none; }
.pad { padding: 20px var(--gutter); }
.foot { padding: 4px var(--gutter); background: var(--sunken); border-block-start: 1px solid var(--line); font-size: .875em; color: var(--muted); }
.foot a { display: inline-block; padding-block: 11px; }
.bone { background: color-mix(in oklab, var(--line) 60%, var(--surface)); border-radius: var(--control); animation: breathe 1.6s ease-in-out infinite alternate; }
.bone.title { block-size: 31px; inline-size: 70%; }
.bone.line { block-size: 16px; margin-block: 4px; }
.bone.amount { block-size: 126px; padding: 0; border-radius: var(--inner); }
.bone.field { block-size: 62px; border-radius: var(--inner); }
.bone.circle, .bone.avatar { border-radius: 50%; }
.bone.label { block-size: 12px; inline-size: 60%; margin-block: 3px; }
.bone.figure { block-size: 24px; inline-size: 50%; margin-block: 3px; }
.row .bone.line { grid-column: 2 / -1; }
@keyframes breathe { to { opacity: .45; } }
@container (inline-size < 340px) {
  .card { --gutter: 16px; }
}
@container (inline-size >= 400px) {
  .link { grid-template-columns: minmax(0, 1fr) auto; }
  .url { text-align: start; padding-inline: 10px; }
}
@container (inline-size >= 640px) {
  .come > .empty { block-size: 100%; align-content: center; }
  .two:not(:has(> :empty)) { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); grid-template-rows: auto 1fr; }
  .two { --gutter: 28px; }
  .two > .side { padding-block: 32px; }
  .side:not(:empty) + .come { border-inline-start: 1px solid var(--line); min-inline-size: 0; grid-row: 1 / 3; grid-column: 2; }
  .come .stats { border-block-start: 0; }
  .amounts > div { padding: 18px 20px 20px; }
}
@container (640px <= inline-size < 860px) {
  .link { grid-template-columns: minmax(0, 1fr); }
  .url { text-align: center; }
}`
