/** More ways to share, each set into the side below what opened it. */
export const tools = `
.tool { display: grid; gap: 16px; padding: 16px; border-radius: var(--inner); background: var(--sunken); }
.tool .circle { background: var(--surface); }
.tool .channels { margin: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(64px, 1fr)); gap: 12px 2px; }
.tool p:empty { margin-block-start: -16px; }
.tool .channel { cursor: pointer; }
.field { display: grid; gap: 6px; }
.field span { font-size: .9375em; font-weight: 600; display: flex; justify-content: space-between; gap: 12px; }
.field textarea { font: inherit; color: inherit; margin: 0; inline-size: 100%; padding: 10px 14px; background: var(--surface); border: 1px solid var(--edge); border-radius: var(--control); resize: vertical; field-sizing: content; min-block-size: 72px; }
.field [aria-invalid=true] { border-color: var(--bad); }
.field [type=range] { inline-size: 100%; min-block-size: 44px; accent-color: var(--fill); cursor: pointer; }
.sr:checked + .circle { outline: 2px solid var(--accent-text); outline-offset: -2px; color: var(--accent-text); }
.sr:focus-visible + .circle { outline: 2px solid var(--accent-text); outline-offset: 2px; }
.preview { display: grid; gap: 6px; }
.preview blockquote { margin: 0; padding: 12px 16px; border-radius: var(--control); background: var(--surface); white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9375em; }
.does { display: flex; flex-wrap: wrap; gap: 8px; }
.does > * { flex: 1 1 auto; padding-inline: 10px; }
a.button { text-decoration: none; }
.code { inline-size: min(100%, 240px); block-size: auto; aspect-ratio: 1; justify-self: center; border-radius: var(--control); forced-color-adjust: none; }
.waiting { background: var(--line); animation: breathe 1.6s ease-in-out infinite alternate; }
.code + .muted { text-align: center; }
.invites { display: grid; gap: 12px; }
.said { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding-block: 10px; font-size: .9375em; }
.said + .said { border-block-start: 1px solid var(--line); }
.said bdi { flex: 1 1 9em; overflow-wrap: anywhere; }
.error { color: var(--bad); font-size: .875em; }`
