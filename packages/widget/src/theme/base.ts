/**
 * What all elements share: the reset, type, buttons, and text for screen readers alone.
 *
 * An `!important` on the host outranks any of the page's. It is there for whatever would change how the panel looks; size, margin
 * and place are the page's. What hides the surroundings (a closed menu) hides the panel too. Inline-size containment gives the
 * panel no width of its own: where a page wants one (a float, a centred flex item) it gets the intrinsic one.
 *
 * A font that is no font, as `default`, makes the declaration invalid when it is computed, and so inherited.
 */
export const base = `
:host { min-inline-size: 0; padding: 0 !important; border: 0 !important; outline: 0 !important; background: none !important; box-shadow: none !important; opacity: 1 !important; filter: none !important; mix-blend-mode: normal !important; mask: none !important; clip-path: none !important; transform: none !important; translate: none !important; rotate: none !important; scale: none !important; zoom: 1 !important; overflow: visible !important; contain: none !important; animation: none !important; transition: none !important; writing-mode: horizontal-tb !important; }
:host([hidden]) { display: none !important; }
.root { all: initial; visibility: inherit; pointer-events: inherit; display: block; container-type: inline-size; contain-intrinsic-inline-size: min(640px, 88vw); max-inline-size: var(--goodword-max-width, none); margin-inline: auto; font-size: var(--goodword-font-size, max(16px, 1rem)); line-height: 1.5; font-family: var(--goodword-font, system-ui, sans-serif); color: var(--text); text-wrap: pretty; font-variant-numeric: tabular-nums; color-scheme: light; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
.root[data-scheme=dark] { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0; }
ul { list-style: none; }
h2, h3, b { font-weight: 600; }
h2, h3 { font-family: var(--goodword-heading-font, inherit); }
h2 { font-size: var(--goodword-heading-size, 1.625em); font-weight: var(--goodword-heading-weight, 600); line-height: 1.2; letter-spacing: -.015em; text-wrap: balance; }
h3 { font-size: 1em; line-height: 1.4; }
svg { display: block; inline-size: 24px; block-size: 24px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; flex: none; }
a { color: inherit; }
button, input { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
button { background: none; border: 0; padding: 0; cursor: pointer; touch-action: manipulation; }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); overflow: clip; }
.muted { color: var(--muted); font-size: .875em; }
.button { display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-block-size: var(--height); padding: 8px 18px; border-radius: var(--control); border: 1px solid transparent; font-size: .9375em; font-weight: 600; line-height: 1.2; text-align: center; white-space: nowrap; }
.button, .circle { transition: background-color .15s, color .15s, box-shadow .15s; }
.button svg { inline-size: 20px; block-size: 20px; }
.primary { background: var(--fill); color: var(--on-accent); border-color: color-mix(in oklab, var(--fill) 80%, var(--text)); }
.primary:hover { box-shadow: var(--shadow); }
.quiet { background: var(--surface); border-color: var(--edge); }
.quiet:hover { background: var(--sunken); }
.sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition: none !important; animation: none !important; } }
@media (forced-colors: active) { .card, .button, .tag, .circle, .amounts > div { border: 1px solid CanvasText; } }`
