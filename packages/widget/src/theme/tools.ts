/** More ways to share, each set into the side below what opened it. */
export const tools = `
.tool { margin-inline: 8px; display: grid; gap: 16px; padding: 16px; border-radius: var(--inner); background: var(--sunken); }
.tool .circle { background: var(--surface); }
.tool .channels { display: grid; grid-template-columns: repeat(auto-fit, minmax(64px, 1fr)); gap: 12px 2px; }
.tool p:empty { margin-block-start: -16px; }
.tool .channel { cursor: pointer; }
.field, .preview, .invites { display: grid; gap: 8px; }
.field textarea, .preview blockquote { margin: 0; padding: 12px 16px; border-radius: var(--control); background: var(--surface); }
.field span { font-size: .9375em; font-weight: 600; display: flex; justify-content: space-between; gap: 12px; }
.field textarea { font: inherit; color: inherit; inline-size: 100%; border: 1px solid var(--edge); resize: vertical; field-sizing: content; min-block-size: 72px; }
.field [aria-invalid=true] { border-color: var(--bad); }
.field [type=range] { inline-size: 100%; min-block-size: 44px; accent-color: var(--fill); cursor: pointer; }
.sr:is(:checked, :focus-visible) + .circle { outline: 2px solid var(--accent-text); outline-offset: -2px; color: var(--accent-text); }
.sr:focus-visible + .circle { outline-offset: 2px; }
.preview blockquote { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9375em; }
.does { display: flex; flex-wrap: wrap; gap: 8px; }
.does > * { flex: 1 1 auto; padding-inline: 10px; }
a.button { text-decoration: none; }
.code { inline-size: min(100%, 240px); block-size: auto; aspect-ratio: 1; justify-self: center; border-radius: var(--control); forced-color-adjust: none; }
.code + .muted { text-align: center; }
.said { display: flex; flex-wrap: wrap; align-items: center; padding-block: 10px; font-size: .9375em; }
.said bdi { flex: 1 1 9em; overflow-wrap: anywhere; }`

/**
 * For the page and for what is printed alike: a page has no `:host`, and a shadow root no `body`. Nothing that the page says of
 * its own elements reaches inside.
 */
export const print = `
:host { all: initial !important; }
:host > div { display: none; }
:host svg { inline-size: 90mm; }
@media print {
  body > :not([data-goodword-print]) { display: none !important; }
  :host > div { display: grid; place-content: center; justify-items: center; gap: 6mm; position: fixed; inset: 0; background: #fff; font: 18pt system-ui, sans-serif; }
}`
