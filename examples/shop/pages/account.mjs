import { html } from '../html.mjs'
import { layout } from './layout.mjs'

/** The third place where Goodword appears on our pages. `token` tells it which customer is looking. */
export function accountPage(visitor, token) {
  const { account } = visitor
  return layout(visitor, {
    title: 'Invite a friend',
    wide: true,
    body: html`
      <div class="greeting">
        <h1>Hello, ${account.name}.</h1>
        <nav aria-label="Account">
          <a href="/orders">Your orders</a>
          <form method="post" action="/sign-out"><button class="quiet">Sign out</button></form>
        </nav>
      </div>
      <h2>Invite a friend</h2>
      <goodword-referral token="${token}"></goodword-referral>
    `,
  })
}
