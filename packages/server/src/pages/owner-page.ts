import { formatMoney, type Reason, type RewardForm } from '@goodword/core'
import { html } from 'hono/html'
import type { Program } from '../store/programs.ts'
import type { ConversionRow } from '../views/conversion.ts'
import type { RewardRow } from '../views/reward.ts'
import { layout, type Markup } from './layout.ts'

/** What waits for the owner. */
export interface Review {
  claims: readonly ConversionRow[]
  held: readonly (RewardRow & { partnerName: string | null })[]
}

export interface OwnerPage {
  /** `null`: none was named, or there are several. */
  program: Program | null
  apiUrl: string
  /** `null`: nobody is signed in. */
  review: Review | null
  /** What went wrong with the last form, or `null`. */
  error: string | null
}

/** The owner's page: what to paste, and, signed in, what waits for review. */
export function ownerPage({ program, apiUrl, review, error }: OwnerPage): Markup {
  return layout(
    program === null ? 'Goodword' : `${program.settings.name} · Goodword`,
    html`<main>
      <header class="top">
        <span class="brand">Goodword</span>
        ${review && html`<form method="post" action="/session/end"><button class="quiet">Sign out</button></form>`}
      </header>
      ${error && html`<div class="error" role="alert">${error}</div>`} ${review && reviewOf(review)}
      ${program === null ? noProgram() : introduction(program, apiUrl)} ${review === null && signIn()}
    </main>`,
  )
}

function noProgram(): Markup {
  return html`<section>
    <h1>This server is running</h1>
    <p>Sign in with the secret key of a program to see what to paste and what waits for you.</p>
    <p class="muted">There is no program yet, or more than one. <code>goodword init --name NAME</code> makes one.</p>
  </section>`
}

function introduction(program: Program, apiUrl: string): Markup {
  const { name, origins } = program.settings
  const snippet = `<script async src="${apiUrl}/goodword.js" data-key="${program.publishableKey}"></script>`
  return html`<section>
      <div class="title">
        <h1>${name}</h1>
        ${program.isTest && html`<span class="tag wait">Test program</span>`}
      </div>
      <p class="muted">${program.id}</p>
      <h2>Paste this into every page</h2>
      <p class="muted">Into the head, once. It remembers who sent a visitor.</p>
      <pre><code>${snippet}</code></pre>
    </section>
    <section>
      <h2>Place these where people should see them</h2>
      <dl>
        <div>
          <dt><code>&lt;goodword-referral token="…"&gt;&lt;/goodword-referral&gt;</code></dt>
          <dd>
            Your customer’s link, friends and rewards. The token is signed by your server; without one, the customer
            gives an address.
          </dd>
        </div>
        <div>
          <dt><code>&lt;goodword-welcome&gt;&lt;/goodword-welcome&gt;</code></dt>
          <dd>For the invited friend: who invited, and what it brings. Shows nothing to anybody else.</dd>
        </div>
      </dl>
      ${
        origins.length === 0 &&
        html` <div class="note">
          Any website may use this key. List yours: <code>PATCH /v1/program</code> with
          <code>{ "origins": ["https://…"] }</code>.
        </div>`
      }
    </section>`
}

function signIn(): Markup {
  return html`<section>
    <h2>What waits for review</h2>
    <p class="muted">Sign in with the secret key. You stay signed in on this browser for 12 hours.</p>
    <form method="post" action="/session">
      <label for="key">Secret key</label>
      <div class="field">
        <input
          id="key"
          name="key"
          type="password"
          required
          autocomplete="current-password"
          spellcheck="false"
          placeholder="sk_…"
        />
        <button>Sign in</button>
      </div>
    </form>
  </section>`
}

function reviewOf({ claims, held }: Review): Markup {
  return html`<section>
      <h2>Purchases to confirm</h2>
      ${
        claims.length === 0
          ? html`<p class="muted">None. Browsers have reported no purchase that your shop has not confirmed.</p>`
          : html`<p class="muted">
                A browser reported these and your shop did not. Confirm what you find in your orders.
              </p>
              <ul class="review">
                ${claims.map(claimItem)}
              </ul>`
      }
    </section>
    <section>
      <h2>Rewards to look at</h2>
      ${
        held.length === 0
          ? html`<p class="muted">None. No reward is held.</p>`
          : html`<p class="muted">These are held until you decide. A released reward goes on as if nothing had been.</p>
              <ul class="review">
                ${held.map(rewardItem)}
              </ul>`
      }
    </section>`
}

function claimItem(claim: ConversionRow): Markup {
  return html`<li>
    <div class="what">
      <strong>${money(claim.amount ?? 0, claim.currency ?? 'USD')}</strong><br />
      Order <code>${claim.order_id}</code>${claim.customer_id && html`, customer <code>${claim.customer_id}</code>`}
      <div class="muted">${day(claim.at)}</div>
    </div>
    <div class="actions">
      <form method="post" action="/review/conversions/${claim.id}/verify">
        <button aria-label="Confirm order ${claim.order_id}">Confirm</button>
      </form>
    </div>
  </li>`
}

function rewardItem(reward: Review['held'][number]): Markup {
  const worth = money(reward.amount, reward.currency)
  const who = reward.side === 'partner' ? (reward.partnerName ?? 'a partner') : 'the friend'
  return html`<li>
    <div class="what">
      <strong>${worth}</strong> <span class="tag wait">Held</span><br />
      ${FORMS[reward.form]} for ${who}
      <div class="muted">${REASONS[reward.held_for ?? 'unverified']} ${day(reward.earned_at)}</div>
    </div>
    <div class="actions">
      <form method="post" action="/review/rewards/${reward.id}/release">
        <button aria-label="Release ${worth} for ${who}">Release</button>
      </form>
      <form method="post" action="/review/rewards/${reward.id}/reject">
        <button class="quiet" aria-label="Reject ${worth} for ${who}">Reject</button>
      </form>
    </div>
  </li>`
}

const FORMS: Record<RewardForm, string> = {
  cash: 'Commission',
  credit: 'Credit',
  coupon: 'Coupon',
  gift: 'Gift',
  points: 'Points',
}

const REASONS: Partial<Record<Reason, string>> = {
  self_referral: 'Partner and friend look like the same person.',
  self_email_alias: 'Two spellings of one mailbox.',
  partner_paused: 'The partner was paused when it was earned.',
  fx_missing: 'The sale is in another currency than the minimum.',
  unverified: 'Nobody has confirmed it.',
}

const money = (amount: number, currency: string): string => formatMoney({ amount, currency }, 'en')

const day = (at: number): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at))
