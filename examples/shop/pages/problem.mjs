import { html } from '../html.mjs'
import { layout } from './layout.mjs'

/** For what went wrong: a title, a sentence, and a way back. */
export const problemPage = (visitor, { title, text }) =>
  layout(visitor, {
    title,
    body: html`<h1>${title}</h1>
      <p>${text}</p>
      <p class="actions"><a class="button" href="/">Back to the shop</a></p>`,
  })
