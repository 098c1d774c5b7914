/** What both elements share: the reset, type, buttons, and text for screen readers alone. */
export const base = `
:host { display: block !important; }
:host([hidden]) { display: none !important; }
.root { all: initial; display: block; container-type: inline-size; font: 400 max(16px, 1rem)/1.5 var(--goodword-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', sans-serif); color: var(--text); -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
.root[data-scheme=light] { color-scheme: light; }
.root[data-scheme=dark] { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
ul { list-style: none; }
h2, h3, b { font-weight: 600; }
h2 { font-size: 1.625em; line-height: 1.2; letter-spacing: -.015em; text-wrap: balance; }
h3 { font-size: 1em; line-height: 1.4; }
svg { display: block; inline-size: 24px; block-size: 24px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; flex: none; }
a { color: inherit; }
button, input { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button { background: none; border: 0; padding: 0; cursor: pointer; touch-action: manipulation; }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); overflow: clip; }
.muted { color: var(--muted); font-size: .875em; text-wrap: pretty; }
.button { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-block-size: 44px; padding: 8px 18px; border-radius: var(--control); border: 1px solid transparent; font-size: .9375em; font-weight: 600; line-height: 1.2; text-align: center; white-space: nowrap; transition: filter .15s, background-color .15s; }
.button svg { inline-size: 20px; block-size: 20px; }
.primary { background: var(--fill); color: var(--on-accent); border-color: color-mix(in oklab, var(--fill) 80%, var(--text)); }
.primary:hover { filter: brightness(1.08); }
.primary:active { filter: brightness(.94); }
.quiet { background: var(--surface); border-color: var(--edge); }
.quiet:hover { background: var(--sunken); }
.sr { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; border: 0; padding: 0; }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition: none !important; animation: none !important; } }
@media (forced-colors: active) { .card, .button, .tag, .circle, .amounts > div { border: 1px solid CanvasText; } }`
