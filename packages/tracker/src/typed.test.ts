import type { TrackedEvent, Visit } from '@goodword/core'
import { expect, expectTypeOf, test } from 'vitest'
import { createBrowser } from './test-page.ts'
import type { Consent, Rejection, TrackerOptions } from './tracker.ts'

// What is wrong here does not compile (`npm run types`), and where somebody has no compiler, it does not throw.

test('listeners hear values of their topic', () => {
  const tracker = createBrowser().visit('https://shop.example/')
  expectTypeOf(tracker.visit()).toEqualTypeOf<Visit | null>()
  tracker.on('visit', (visit) => expectTypeOf(visit).toEqualTypeOf<Visit | null>())
  tracker.on('sent', (event) => expectTypeOf(event).toEqualTypeOf<TrackedEvent>())
  tracker.on('rejected', (rejection) => expectTypeOf(rejection).toEqualTypeOf<Rejection>())
  tracker.on('consent', (choice) => expectTypeOf(choice).toEqualTypeOf<Consent>())
  // @ts-expect-error -- nobody tells of it
  expect(() => tracker.on('click', () => {})).not.toThrow()
})

test('calls that cannot be meant do not compile, and throw nothing', () => {
  const tracker = createBrowser().visit('https://shop.example/')
  // @ts-expect-error -- whose?
  expect(() => tracker.lead({})).not.toThrow()
  // @ts-expect-error -- which order?
  expect(() => tracker.sale({ amount: 100, currency: 'USD' })).not.toThrow()
  // @ts-expect-error -- an integer, in minor units
  expect(() => tracker.sale({ orderId: 'o_1', amount: '1.00', currency: 'USD' })).not.toThrow()
  // @ts-expect-error -- a permission is `true` or `'session'`
  expect(() => tracker.consent('granted')).not.toThrow()
})

test('options that make no sense do not compile, and stop nothing', () => {
  const wrong: Partial<TrackerOptions> = {
    // @ts-expect-error -- `cookie`, `session` or `none`
    storage: 'disk',
    // @ts-expect-error -- `granted` or `wait`; `auto` is for the script tag, which asks the consent managers
    consent: 'auto',
    // @ts-expect-error -- `last` or `first`
    model: 'linear',
    // @ts-expect-error -- days
    window: 'a month',
  }
  const tracker = createBrowser().visit('https://shop.example/?ref=ada', wrong)
  expect(tracker.handOver()?.code).toBe('ada')
})
