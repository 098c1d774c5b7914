import { countOf } from '../basket.mjs'
import { html } from '../html.mjs'

/**
 * The frame around every page. Two of the three places where Goodword appears are here: its script tag in the head, and
 * the friend's banner on top. Whoever has ordered before is no new friend, so nothing is promised to him.
 *
 * `visitor` is `{ account, basket, goodword, hasJustJoined, hasOrdered }`; account is `null` for somebody not signed in.
 */
export function layout(visitor, { title, body, wide = false }) {
  const { account, basket, goodword, hasJustJoined, hasOrdered } = visitor
  const count = countOf(basket)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Lowtide</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/shop.css" />
        <script src="/shop.js" defer></script>
        <script async src="${goodword.api}/goodword.js" data-key="${goodword.key}"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${!hasOrdered && html`<goodword-welcome></goodword-welcome>`}
        <header class="top">
          <a class="brand" href="/" aria-label="Lowtide, home">${wave()}<span>Lowtide</span></a>
          <nav aria-label="Shop">
            <a class="invite" href="/account">Invite a friend</a>
            ${account ? html`<a href="/account">Account</a>` : html`<a href="/sign-in">Sign in</a>`}
            <a class="to-basket" href="/basket">Basket <span class="count">${count}</span></a>
          </nav>
        </header>
        <main id="main" class="${wide ? 'wide' : 'narrow'}">${body}</main>
        <footer class="bottom">
          <p>Lowtide is a made-up pottery. Nothing is for sale here; it shows how a shop uses Goodword.</p>
        </footer>
        ${account && hasJustJoined && report('lead', { customerId: account.id, email: account.email, name: account.name })}
      </body>
    </html>`
}

/** Something for the page to report: shop.js hands it to `goodword(event, details)`. */
export const report = (event, details) =>
  html`<template data-report="${event}" data-details="${JSON.stringify(details)}"></template>`

/** Hidden fields that shop.js fills with `goodword.visit()`, so that our server learns who sent this buyer. */
export const visitFields = () =>
  html`<input type="hidden" name="visitId" data-visit="id" /><input type="hidden" name="code" data-visit="code" />`

const wave = () =>
  html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="13" r="7" class="sun" />
    <path d="M2 20c5-4 9 4 14 0s9 4 14 0 M2 26c5-4 9 4 14 0s9 4 14 0" class="water" />
  </svg>`
