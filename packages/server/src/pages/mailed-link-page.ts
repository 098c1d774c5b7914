import { html } from 'hono/html'
import { layout, type Markup } from './layout.ts'

/** What the link in a mail opens: one button, which the script wires. */
export function mailedLinkPage(): Markup {
  return layout(
    'Your referrals',
    html`<main class="card narrow">
      <h1>Open your referrals</h1>
      <p>Press the button to see your link, your friends and your rewards. This works once.</p>
      <noscript
        ><p class="error">Please allow JavaScript for this page, and open the link in your mail again.</p></noscript
      >
      <button type="button">Continue</button>
      <p class="muted" role="status"></p>
    </main>`,
    '/assets/mailed-link.js',
  )
}
