/** One field and one button, side by side where there is room. */
export const form = `
.join { display: grid; gap: 8px; }
.join label { font-weight: 600; font-size: .9375em; }
.join input { min-block-size: 48px; padding: 8px 14px; inline-size: 100%; background: var(--surface); border: 1px solid var(--edge); border-radius: var(--control); }
.join [aria-invalid=true] { border-color: var(--bad); }
.join .button { min-block-size: 48px; }
.error { color: var(--bad); font-size: .875em; }
.error:empty { display: none; }
@container (inline-size >= 640px) {
  .join { grid-template-columns: minmax(0, 1fr) auto; }
  .join > * { grid-column: 1 / -1; }
  .join input { grid-column: 1; }
  .join .button { grid-area: 2 / 2; }
}`
