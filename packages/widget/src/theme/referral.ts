import { panel } from './panel.ts'

const sharer = `
.stats { display: grid; grid-template-columns: 1fr 1fr 1.6fr; }
.stats > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; padding-block: 16px; padding-inline: var(--gutter) 6px; min-inline-size: 0; }
.stats > div + div { border-inline-start: 1px solid var(--line); padding-inline-start: calc(var(--gutter) - 8px); }
.stats dd { font-size: 1.375em; line-height: 1.3; font-weight: 600; letter-spacing: -.01em; overflow-wrap: anywhere; }
.stats dt { font-size: .875em; color: var(--muted); line-height: 1.35; }
.card:not(:has(.two > :not(:empty), .foot)), .two > :empty { display: none; }
.two > * { min-inline-size: 0; }
.two > :not(:empty) ~ *, .come > * + * { border-block-start: 1px solid var(--line); }
.amounts { display: flex; flex-wrap: wrap; gap: 8px; }
.amounts > div { flex: 1 1 112px; max-inline-size: 100%; padding: 14px 16px 16px; border-radius: var(--inner); background: var(--sunken); display: flex; flex-direction: column; }
.amounts > .you { background: var(--accent-soft); }
.amounts dt { font-size: .875em; color: var(--muted); margin-block-end: 2px; }
.amounts b { display: block; line-height: 1.25; }
.amounts b i { display: block; font-style: normal; font-size: clamp(1.625em, 9cqi, 2em); line-height: max(1.2em, min(10.8cqi, 38.4px)); letter-spacing: -.02em; overflow-wrap: break-word; }
.amounts b .long { font-size: 1.625em; }
.amounts + .muted { margin-block-start: -8px; }
.you b { color: var(--accent-text); }
.amounts dd + dd b { font-size: .875em; margin-block-start: 8px; }
.amounts dd + dd b i { font-size: 1em; line-height: 1.2; letter-spacing: 0; }
.amounts span { display: block; font-size: .875em; line-height: 1.4; color: var(--muted); margin-block-start: 4px; }
.link { display: flex; flex-wrap: wrap; gap: 8px; padding: 8px; border: 1px solid var(--line); border-radius: var(--inner); position: relative; }
.url, .link input { direction: ltr; padding: 8px; font: .9375em/1.35 ui-monospace, Menlo, Consolas, monospace; }
.url { flex: 9 1 15em; unicode-bidi: isolate; align-self: center; overflow-wrap: anywhere; color: var(--muted); user-select: all; -webkit-user-select: all; }
.url b { color: var(--text); }
.link .button { flex: 1 0 auto; }
.link input { flex: 9 1 15em; min-block-size: var(--height); border: 0; background: none; }
.link input.sr { min-block-size: 0; padding: 0; }
.channels { display: flex; }
.channels > * { flex: 1 1 auto; min-inline-size: 50px; }
.channel { display: flex; flex-direction: column; align-items: center; gap: 6px; inline-size: 100%; font-size: .78125em; line-height: 1.3; color: var(--muted); text-decoration: none; border-radius: var(--control); }
.circle { display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: 50%; background: var(--sunken); color: var(--text); }
.channel:hover .circle { background: var(--accent-soft); color: var(--accent-text); }
.channel:hover, .opener:hover { color: var(--text); }
[aria-expanded=true] .circle { background: var(--fill); color: var(--on-accent); }
.ways { display: grid; gap: 12px; margin-inline: -8px; }
.opener { min-block-size: var(--height); margin-block: -8px; justify-self: center; padding-inline: 12px; color: var(--accent-text); font-size: .9375em; font-weight: 600; }
.foot, slot::slotted([slot=footer]) { display: block; margin-block-start: -1px; padding: 12px var(--gutter); background: var(--sunken); border-block-start: 1px solid var(--line); font-size: .875em; color: var(--muted); }
.card:has(.bones) .foot { visibility: hidden; }
.foot a { display: inline-block; margin-block: -12px; padding-block: 12px; }
.bones :not(.circle) { background: none; text-decoration: line-through var(--line) .8em; }
.bones { -webkit-text-fill-color: transparent; animation: breathe 1.6s ease-in-out infinite alternate; }
.bones .circle { background: var(--line); text-decoration: none; }
.bones .amounts > div, .bones .button { box-shadow: inset 0 0 0 1px var(--line); }
@keyframes breathe { to { opacity: .45; } }
@container (inline-size >= 640px) {
  .two:has(> .side:not(:empty) + .come:not(:empty)) { display: grid; grid-template-columns: minmax(0, 1.05fr) minmax(0, 1fr); grid-template-rows: auto 1fr; }
  .side:not(:empty) + .come { grid-area: 1 / 2 / 3; border-block-start: 0; border-inline-start: 1px solid var(--line); }
  .amounts > div { padding: 18px 20px 20px; }
}
`

/** The referral panel, without what the results bring along. One column; two from 640 px of its own width. */
export const referral = panel + sharer
