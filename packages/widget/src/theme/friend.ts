import { form } from './form.ts'
import { panel } from './panel.ts'
import { rewards } from './rewards.ts'

const progress = `
.friend:focus { outline: 0; }
.friend .head { grid-template-columns: minmax(0, 1fr); overflow-wrap: anywhere; }
.friend h2 { font-size: 1.375em; }
.way { display: flex; list-style: none; margin: 0; padding: 0; }
.way li { flex: 1; min-inline-size: 0; display: grid; position: relative; gap: 2px; color: var(--muted); font-size: .875em; line-height: 1.35; }
.way i { display: grid; place-items: center; inline-size: 28px; block-size: 28px; margin-block-end: 6px; border: 2px solid var(--edge); border-radius: 50%; background: var(--surface); z-index: 1; }
.way svg { inline-size: 18px; block-size: 18px; stroke-width: 2.5; }
.way li + li::before { content: ''; position: absolute; inset-block-start: 13px; inset-inline: calc(28px - 100%) 100%; border-block-start: 2px solid var(--line); }
.way .passed::before, .way .passed i { border-color: var(--good); }
.way .passed i { background: var(--good-soft); color: var(--good); }
.way .passed b, .way [aria-current] { color: var(--text); }
.way [aria-current] i { border-color: var(--accent-text); }
.way [aria-current] small { color: var(--accent-text); font-weight: 600; }
.way small { font-size: .893em; }`

/** The friend's progress: what is left, large; the steps in a row, a line from each to the next. */
export const friend = panel + rewards + form + progress
