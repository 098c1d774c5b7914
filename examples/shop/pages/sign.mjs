import { html } from '../html.mjs'
import { layout, visitFields } from './layout.mjs'

/** `form` is what was typed before, `next` where to go afterwards. */
export function signUpPage(visitor, { next, form = {}, problem = null }) {
  return layout(visitor, {
    title: 'Create an account',
    body: html`
      <h1>Create an account</h1>
      <p>Already have one? <a href="/sign-in?next=${encodeURIComponent(next)}">Sign in</a>.</p>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      <form method="post" action="/sign-up" class="fields">
        <input type="hidden" name="next" value="${next}" />
        ${visitFields()}
        <label>Name <input name="name" autocomplete="name" required maxlength="100" value="${form.name}" /></label>
        <label
          >E-mail <input name="email" type="email" autocomplete="email" required maxlength="254" value="${form.email}"
        /></label>
        <label
          >Password
          <input name="password" type="password" autocomplete="new-password" required minlength="8" maxlength="200" />
          <span class="note">At least 8 characters.</span></label
        >
        <button class="button wide">Create account</button>
      </form>
    `,
  })
}

/** `demo` fills the form for whoever tries the shop out; `null` in every other case. */
export function signInPage(visitor, { next, demo, form = {}, problem = null }) {
  return layout(visitor, {
    title: 'Sign in',
    body: html`
      <h1>Sign in</h1>
      <p>New here? <a href="/sign-up?next=${encodeURIComponent(next)}">Create an account</a>.</p>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${demo && !problem && html`<p class="note">Filled in with the demo customer. Just press the button.</p>`}
      <form method="post" action="/sign-in" class="fields">
        <input type="hidden" name="next" value="${next}" />
        <label
          >E-mail
          <input
            name="email"
            type="email"
            autocomplete="username"
            required
            maxlength="254"
            value="${form.email ?? demo?.email}"
        /></label>
        <label
          >Password
          <input
            name="password"
            type="password"
            autocomplete="current-password"
            required
            maxlength="200"
            value="${demo?.password}"
        /></label>
        <button class="button wide">Sign in</button>
      </form>
    `,
  })
}
