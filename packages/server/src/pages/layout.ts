import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** Nothing but what this server serves, no inline code, in nobody's frame. */
const CSP =
  "default-src 'none'; img-src data:; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** Headers of every page. `same-origin`: with less, browsers would send no Origin with our own forms. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': CSP,
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
}

/** A page around its content. Values in the markup are escaped by `html`. */
export function layout(title: string, content: Markup, script?: string): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/pages.css" />
      </head>
      <body>
        ${content} ${script === undefined ? '' : html`<script src="${script}" defer></script>`}
      </body>
    </html>`
}
