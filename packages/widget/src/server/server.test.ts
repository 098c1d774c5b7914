// @vitest-environment node
import { createMemoryAdapter } from '@goodword/adapters/memory'
import type { Invitation, PartnerView, ProgramView } from '@goodword/core'
import { beforeEach, expect, test } from 'vitest'
import { ar } from '../messages/ar.ts'
import { renderReferral, renderWelcome } from './index.ts'

let me: PartnerView
let program: ProgramView
let invitation: Invitation

beforeEach(async () => {
  const shop = createMemoryAdapter({
    offers: {
      customer: {
        partner: [{ id: 'thanks', form: 'credit', fixed: { amount: 2000, currency: 'USD' }, holdDays: 14 }],
        customer: [{ id: 'welcome', form: 'coupon', fixed: { amount: 1000, currency: 'USD' }, first: true }],
      },
    },
  })
  shop.host.partner({ externalId: 'ada', name: 'Ada', code: 'ada1' })
  me = await shop.partner({ token: shop.host.token('ada') }).me()
  program = await shop.program()
  invitation = (await shop.invitation('ada1'))!
})

const withLink = (url: string): PartnerView => ({ ...me, links: [{ ...me.links[0]!, url }] })
/** What a person reads: without styles, markup and the outline of what is still to come. */
const readable = (html: string) => html.replace(/<style[^]*?<\/style>/, '').replace(/<[^>]+>/g, '·')

test('there is no document here', () => {
  expect(typeof document).toBe('undefined')
})

test('writes one element with an open shadow root, its styles and its first sight', async () => {
  const html = await renderReferral({ me, program, locale: 'en', theme: 'dark', attributes: { id: 'invite' } })
  expect(html).toMatch(
    /^<goodword-referral id="invite" locale="en" theme="dark"><template shadowrootmode="open"><style>[^]+<\/style><div class="root" lang="en" dir="ltr" data-scheme="dark">[^]+<\/div><\/template><\/goodword-referral>$/,
  )
  expect(readable(html)).toMatch(/\$10.*off.*\$20.*credit.*ada1.*Copy link.*WhatsApp/)
})

test('figures are an outline', async () => {
  const html = await renderReferral({ me, program })
  expect(html).toContain('class="come bones"')
  expect(html).not.toContain('part="stats"')
})

test('without the person there is the offer, and the link is an outline', async () => {
  const html = await renderReferral({ program })
  expect(readable(html)).toMatch(/\$10.*off.*\$20.*credit/)
  expect(html).toContain('class="link bones"')
  expect(html).toContain('aria-busy="true"')
  expect(html).not.toContain('part="copy"')
})

test('knowing nothing it still keeps the place', async () => {
  expect(await renderReferral()).toContain('class="side bones"')
})

test('nobody signed in gets the form, which sends nothing before the element is awake', async () => {
  const html = await renderReferral({ me: null, program })
  expect(html).toMatch(/<form [^>]*method="dialog"/)
  expect(html).toContain('name="email"')
  expect(html).not.toContain('class="bones')
})

test('nobody signed in gets no form where nobody may join', async () => {
  const html = await renderReferral({ me: null, program: { ...program, can: [] } })
  expect(html).not.toContain('<form')
  expect(html).toContain('Sign in to get your own link.')
})

test('in Arabic it is Arabic, from right to left', async () => {
  const html = await renderReferral({ me, program, locale: 'ar' })
  expect(html).toContain('lang="ar" dir="rtl"')
  expect(html).toContain(ar.copy)
})

test('texts of one’s own replace ours', async () => {
  expect(await renderReferral({ me, program, messages: { copy: 'Grab it' } })).toContain('Grab it')
})

test('shows the sections that the element will show', async () => {
  const html = await renderReferral({ me, program, show: ['link', 'share'] })
  expect(html).toMatch(/^<goodword-referral show="link share">/)
  expect(html).toContain('part="copy"')
  expect(html).not.toContain('part="offer"')
})

test('a link that is no web address is not written, nor anything to press on', async () => {
  const html = await renderReferral({ me: withLink('javascript:alert(1)'), program })
  expect(html).not.toContain('javascript:')
  expect(html).not.toContain('part="copy"')
})

test('markup in what is handed over stays text', async () => {
  const evil = '"><script>alert(1)</script>'
  const html =
    (await renderReferral({
      me: withLink(`https://shop.example/?ref=${evil}`),
      program: { ...program, termsUrl: `javascript:${evil}`, theme: { accent: `red}</style>${evil}`, [evil]: 'red' } },
      attributes: { id: evil },
      messages: { copy: evil },
      nonce: evil,
    })) + (await renderWelcome({ invitation: { ...invitation, partner: { name: evil } } }))
  expect(html).not.toMatch(/<script/)
  expect(html).not.toContain('javascript:')
  expect(html.match(/<\/style>/g)).toHaveLength(2)
})

test('the owner’s colours are in it, and the nonce where there is one', async () => {
  const html = await renderReferral({ program: { ...program, theme: { accent: '#0a3d2e' } }, nonce: 'abc' })
  expect(html).toContain(':host { --goodword-accent:#0a3d2e }</style>')
  expect(html).toContain('<style nonce="abc">')
})

test('a friend is welcomed', async () => {
  const html = await renderWelcome({ invitation })
  expect(html).toMatch(/^<goodword-welcome><template shadowrootmode="open">/)
  expect(readable(html)).toMatch(/Ada gave you \$10 off.*Keep/)
})

test('what the friend has kept already is said to be kept', async () => {
  expect(readable(await renderWelcome({ invitation, answer: 'kept' }))).toContain('$10 off, kept for you')
})

test.each([
  ['nobody has sent', { invitation: null }],
  ['the friend has closed', {}],
])('a banner that %s is an empty element', async (_, options) => {
  expect(await renderWelcome({ invitation, answer: 'dismissed', ...options })).toBe(
    '<goodword-welcome></goodword-welcome>',
  )
})
