import { html } from 'hono/html'
import { layout, type Markup } from './layout.ts'

/** What the last line of an invitation opens: one button, which the script wires. */
export function unsubscribePage(): Markup {
  return layout(
    'No more invitations',
    html`<main class="card narrow">
      <h1>No more invitations?</h1>
      <p>Press the button, and nobody can have an invitation to this program sent to your address any more.</p>
      <noscript
        ><p class="error">Please allow JavaScript for this page, and open the link in the mail again.</p></noscript
      >
      <button type="button">Send me no more</button>
      <p class="muted" role="status"></p>
    </main>`,
    '/assets/unsubscribe.js',
  )
}
