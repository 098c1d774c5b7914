import { tones } from './tones.ts'

const rows = `
.row { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: 2px 12px; padding-block: 16px; }
.row .muted { line-height: 1.45; grid-column: 2 / -1; }
.row + .row { border-block-start: 1px solid var(--line); }
.reward { grid-template-columns: minmax(0, 1fr) auto; padding-block: 14px; }
.reward .muted { grid-column: 1 / -1; }
.name { font-weight: 600; overflow-wrap: anywhere; min-inline-size: 0; }
.tag { display: inline-block; padding: 3px 10px; border-radius: 99px; font-size: .78125em; line-height: 1.35; font-weight: 600; white-space: nowrap; background: var(--sunken); color: var(--muted); }
.good { background: var(--good-soft); color: var(--good); }
.wait { background: var(--wait-soft); color: var(--wait); }
.bad { background: var(--bad-soft); color: var(--bad); }
.accent { background: var(--accent-soft); color: var(--accent-text); }
.reward > .tag { align-self: start; }
.reward > .coupon { grid-column: 1 / -1; justify-self: start; margin-block-start: 8px; }`

/** A code to type, and the button that copies it. */
const coupon = `
.coupon { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.coupon input { min-inline-size: 0; min-block-size: 44px; padding: 8px 14px; border: 1px dashed var(--edge); border-radius: var(--control); background: var(--sunken); font: 600 .9375em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-align: center; }`

/** Rewards one by one: what it is, where it stands, and the code to type, with the button that copies it. */
export const rewards = tones + coupon + rows
