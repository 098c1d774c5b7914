/** The referral panel. One column; two from 640 px of its own width. */
export const referral = `
.side { padding: 28px 24px; display: flex; flex-direction: column; gap: 20px; min-inline-size: 0; }
.head { display: grid; gap: 6px; }
.head p { color: var(--muted); text-wrap: pretty; }
.amounts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 124px), 1fr)); gap: 8px; }
.amounts > div { padding: 14px 16px 16px; border-radius: var(--inner); background: var(--sunken); display: flex; flex-direction: column; }
.amounts > .you { background: var(--accent-soft); }
.amounts dt { font-size: .875em; color: var(--muted); margin-block-end: 2px; }
.you dt { color: var(--text); }
.amounts b { display: block; font-size: .9375em; line-height: 1.25; }
.amounts b i { font-style: normal; font-size: 2.134em; line-height: 1.15; letter-spacing: -.02em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.you b { color: var(--accent-text); }
.amounts dd + dd b { font-size: .875em; margin-block-start: 8px; }
.amounts dd + dd b i { font-size: 1em; letter-spacing: 0; }
.amounts span { display: block; font-size: .875em; line-height: 1.4; color: var(--muted); margin-block-start: 4px; text-wrap: pretty; }
.you span { color: var(--text); }
.link { display: grid; gap: 8px; padding: 8px; border: 1px solid var(--edge); border-radius: var(--inner); position: relative; }
.url { direction: ltr; unicode-bidi: isolate; text-align: center; align-self: center; padding: 8px; font: .9375em/1.35 ui-monospace, SFMono-Regular, Menlo, Consolas, 'Noto Sans Mono', monospace; overflow-wrap: anywhere; color: var(--muted); user-select: all; -webkit-user-select: all; }
.url b { color: var(--text); }
.link input { direction: ltr; inline-size: 100%; min-block-size: 44px; padding: 8px; border: 0; background: none; font: .9375em/1.35 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.link input.sr { min-block-size: 0; inline-size: 1px; padding: 0; }
.channels { display: grid; grid-template-columns: repeat(auto-fit, minmax(64px, 1fr)); gap: 12px 4px; }
.channel { display: flex; flex-direction: column; align-items: center; gap: 6px; inline-size: 100%; font-size: .78125em; line-height: 1.3; color: var(--muted); text-decoration: none; border-radius: var(--control); }
.circle { display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: 50%; background: var(--sunken); color: var(--text); transition: background-color .15s, color .15s; }
.channel:hover .circle { background: var(--accent-soft); color: var(--accent-text); }
.channel:hover { color: var(--text); }
.stats { display: grid; grid-template-columns: repeat(3, 1fr); border-block: 1px solid var(--line); }
.stats > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding: 16px 8px 16px 24px; min-inline-size: 0; }
.stats > div + div { border-inline-start: 1px solid var(--line); padding-inline-start: 16px; }
.stats dd { font-size: 1.375em; line-height: 1.3; font-weight: 600; letter-spacing: -.01em; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.stats dt { font-size: .875em; color: var(--muted); line-height: 1.35; }
.stats small { font-size: .78125em; line-height: 1.35; color: var(--wait); font-weight: 600; letter-spacing: 0; display: block; order: -1; }
.list { padding: 20px 24px 8px; }
.list + .list { border-block-start: 1px solid var(--line); }
.list h3 { margin-block-end: 4px; }
.row { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 0 12px; padding-block: 16px; }
.row + .row { border-block-start: 1px solid var(--line); }
.reward { grid-template-columns: minmax(0, 1fr) auto; padding-block: 14px; }
.avatar { grid-row: 1 / span 4; display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: 50%; background: var(--accent-soft); color: var(--accent-text); font-size: .875em; font-weight: 600; }
.avatar svg { inline-size: 20px; block-size: 20px; }
.name { font-weight: 600; overflow-wrap: anywhere; min-inline-size: 0; }
.aside { display: flex; flex-direction: column; align-items: flex-end; gap: 4px; grid-row: 1 / span 2; grid-column: -2; }
.row .muted { line-height: 1.45; margin-block-start: 2px; }
.tag { display: inline-block; padding: 3px 10px; border-radius: 99px; font-size: .78125em; line-height: 1.35; font-weight: 600; white-space: nowrap; background: var(--sunken); color: var(--muted); }
.good { background: var(--good-soft); color: var(--good); }
.wait { background: var(--wait-soft); color: var(--wait); }
.bad { background: var(--bad-soft); color: var(--bad); }
.accent { background: var(--accent-soft); color: var(--accent-text); }
.worth { font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; }
.steps { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4px; grid-column: 2 / -1; margin-block-start: 10px; max-inline-size: 220px; }
.steps i { block-size: 4px; border-radius: 2px; background: var(--line); transition: background-color .2s; }
.steps .done { background: var(--accent-text); }
.all { inline-size: 100%; min-block-size: 44px; color: var(--accent-text); font-size: .9375em; font-weight: 600; border-radius: var(--control); }
.all:hover { text-decoration: underline; }
.empty { display: grid; justify-items: center; gap: 14px; padding: 20px 8px 24px; text-align: center; }
.empty p { color: var(--muted); max-inline-size: 34ch; text-wrap: balance; }
.empty .avatar { inline-size: 56px; block-size: 56px; }
.empty .avatar svg { inline-size: 26px; block-size: 26px; }
.notice { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 16px; padding: 14px 16px; border-radius: var(--inner); background: var(--sunken); font-size: .9375em; line-height: 1.4; }
.notice p { flex: 1 1 12em; text-wrap: pretty; }
.notice.bad { background: var(--bad-soft); color: var(--bad); }
.notice .button { background: var(--surface); color: var(--text); border-color: var(--edge); }
.pad { padding: 20px 24px; }
.join { display: grid; gap: 8px; }
.join label { font-weight: 600; font-size: .9375em; }
.join input { min-block-size: 48px; padding: 8px 14px; inline-size: 100%; background: var(--surface); border: 1px solid var(--edge); border-radius: var(--control); }
.join input::placeholder { color: var(--muted); opacity: 1; }
.join [aria-invalid=true] { border-color: var(--bad); }
.join .button { min-block-size: 48px; }
.error { color: var(--bad); font-size: .875em; }
.foot { padding: 4px 24px; background: var(--sunken); border-block-start: 1px solid var(--line); font-size: .875em; color: var(--muted); }
.foot a { display: inline-block; padding-block: 11px; }
.bone { background: var(--sunken); border-radius: var(--control); animation: breathe 1.6s ease-in-out infinite alternate; }
@keyframes breathe { to { opacity: .45; } }
@container (inline-size >= 400px) {
  .link { grid-template-columns: minmax(0, 1fr) auto; }
  .url { text-align: start; padding-inline: 10px; }
}
@container (inline-size >= 640px) {
  .two { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); }
  .two > .side { padding: 32px; align-self: start; position: sticky; inset-block-start: 0; }
  .two > .come { border-inline-start: 1px solid var(--line); min-inline-size: 0; }
  .come .stats { border-block-start: 0; }
  .amounts > div { padding: 18px 20px 20px; }
}
@container (640px <= inline-size < 860px) {
  .link { grid-template-columns: minmax(0, 1fr); }
  .url { text-align: center; }
}`
