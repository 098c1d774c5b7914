import { rewards } from './rewards.ts'

const banner = `
:host([placement=dialog]) { position: fixed; z-index: 99998; inset-block-end: max(16px, env(safe-area-inset-bottom)); inset-inline: var(--goodword-corner, 16px auto); inline-size: min(380px, 100% - 32px); }
.banner { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 4px 14px; padding: 12px 12px 12px 16px; }
.banner:dir(rtl) { padding: 12px 16px 12px 12px; }
.badge { display: grid; place-items: center; inline-size: 44px; block-size: 44px; border-radius: var(--control); background: var(--accent-soft); color: var(--accent-text); align-self: start; }
.kept .badge { background: var(--good-soft); color: var(--good); }
.banner h2 { font-size: 1em; line-height: 1.4; letter-spacing: 0; overflow-wrap: anywhere; }
.actions { display: flex; align-items: center; gap: 4px; grid-column: 1 / -1; margin-block-start: 10px; }
.actions .button { flex: 1; }
.close { display: grid; place-items: center; inline-size: 44px; block-size: 44px; border-radius: var(--control); color: var(--muted); grid-row: 1; grid-column: 3; align-self: start; }
.close:hover { background: var(--sunken); color: var(--text); }
.close svg { inline-size: 20px; block-size: 20px; }
.done { background: var(--good-soft); color: var(--good); cursor: default; }
.undo { color: var(--muted); text-decoration: underline; text-underline-offset: 3px; padding-inline: 10px; }
.banner .coupon { grid-column: 1 / -1; margin-block-start: 8px; }
:host([placement=inline]) .banner { padding: 0; border: 0; border-radius: 0; background: none; box-shadow: none; }
@container (inline-size >= 560px) {
  .banner { grid-template-columns: auto minmax(0, 1fr) auto auto; }
  .actions { grid-column: 3; grid-row: 1; margin: 0; }
  .close { grid-column: 4; }
  .badge, .close { align-self: center; }
  .banner .coupon { grid-column: 2 / -1; }
}`

/**
 * The welcome banner: one line where there is room, two below 560 px. Its place is the host's own attribute. In the corner of the
 * window it stands on the side where no button of ours does.
 */
export const welcome = rewards + banner
