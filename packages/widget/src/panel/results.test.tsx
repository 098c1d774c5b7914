/** @jsxImportSource preact */
import type { OfferTerms, PartnerView, Tiers as Steps } from '@goodword/core'
import { signal } from '@preact/signals-core'
import { render, type ComponentChild } from 'preact'
import { afterEach, expect, test, vi } from 'vitest'
import { en } from '../messages/en.ts'
import { createText } from '../messages/text.ts'
import { focusOn, thenFocus } from './focus.ts'
import { Guard } from './Guard.tsx'
import type { ReferralPanelProps } from './ReferralPanel.tsx'
import { Tiers } from './Tiers.tsx'

const text = createText(en, 'en')
const place = document.createElement('div')
document.body.append(place)
const draw = (child: ComponentChild) => render(child, place)
afterEach(() => draw(null))

function propsFor(steps: Partial<Steps> | null, tier: string | null = null) {
  const tiers: Steps | null = steps && {
    by: 'count',
    per: 'month',
    steps: [
      { from: 0, ppm: 100_000 },
      { from: 10, ppm: 150_000 },
    ],
    ...steps,
  }
  const model = { me: signal({ tier } as PartnerView), program: signal({ currency: 'EUR' }), retry: vi.fn() }
  const offer = { partner: [{ tiers }], customer: [] } as unknown as OfferTerms
  return { model, offer, text, tell: vi.fn() } as unknown as ReferralPanelProps & { offer: OfferTerms }
}

test.each<[string, Partial<Steps>, string]>([
  ['orders of the month', { reached: 7 }, 'This month: 7. 3 to go until 15%.'],
  ['orders ever', { reached: 0, per: 'ever' }, 'So far: 0. 10 to go until 15%.'],
  ['what was sold, in money', { reached: 250, by: 'revenue' }, 'This month: €2.50.'],
  ['the highest step', { reached: 12 }, 'This month: 12. '],
])('a share that grows says how far it is: %s', (_, steps, sentence) => {
  draw(<Tiers {...propsFor(steps)} />)
  expect(place.querySelector('p')?.textContent).toContain(sentence)
  expect(place.querySelector('progress')?.value).toBeLessThanOrEqual(place.querySelector('progress')!.max)
})

test('a share that grows lists its steps, and which one holds', () => {
  draw(<Tiers {...propsFor({ reached: 12 })} />)
  expect([...place.querySelectorAll('li')].map((step) => step.textContent.trim())).toEqual(['10%', '15% from 10'])
  expect(place.querySelector('[aria-current=step]')?.textContent).toContain('15%')
})

test('without knowing how far the partner is there is no bar, and with one step only nothing', () => {
  draw(<Tiers {...propsFor({})} />)
  expect(place.querySelector('progress')).toBeNull()
  expect(place.querySelector('[aria-current=step]')).toBeNull()
  draw(<Tiers {...propsFor({ steps: [{ from: 0, ppm: 1 }] })} />)
  expect(place.innerHTML).toBe('')
})

test('a tier has its name, also where no share grows', () => {
  draw(<Tiers {...propsFor(null, 'Gold')} />)
  expect(place.querySelector('.tag')?.textContent).toBe('Gold')
})

const Name = ({ of }: { of: { name: string } | null }) => <b>{of!.name}</b>

test('what cannot be drawn is told of once, and costs its own place', async () => {
  const props = propsFor(null)
  const all = (answers: readonly ({ name: string } | null)[]) =>
    draw(
      answers.map((answer, index) => (
        <Guard key={index} {...props} of={answer}>
          <Name of={answer} />
        </Guard>
      )),
    )
  all([{ name: 'Ada' }, null, { name: 'Joe' }])
  await vi.waitFor(() => expect(place.querySelectorAll('[part=retry]')).toHaveLength(1))
  all([{ name: 'Ada' }, null, { name: 'Joe' }])
  expect(place.querySelectorAll('[part=retry]')).toHaveLength(1)
  expect([...place.querySelectorAll('b')].map((name) => name.textContent)).toEqual(['Ada', 'Joe'])
  expect(props.tell).toHaveBeenCalledExactlyOnceWith('goodword-error', { code: 'unavailable' })
  place.querySelector<HTMLElement>('[part=retry]')?.click()
  expect(props.model.retry).toHaveBeenCalledOnce()
  // Another answer gets another chance.
  all([{ name: 'Ada' }, { name: 'Ann' }, { name: 'Joe' }])
  expect(place.querySelectorAll('b')).toHaveLength(3)
})

test('the focus goes on only when it went away with the button', async () => {
  draw(
    <>
      <p>Answer</p>
      <button>Press</button>
      <a href="#elsewhere">Elsewhere</a>
    </>,
  )
  const [heir, button, other] = ['p', 'button', 'a'].map((name) => place.querySelector<HTMLElement>(name)!)
  focusOn(null)
  button!.focus()
  await thenFocus(Promise.resolve(), () => heir)
  expect(document.activeElement).toBe(button)
  await thenFocus(
    Promise.resolve().then(() => button!.remove()),
    () => heir,
  )
  expect(document.activeElement).toBe(heir)
  other!.focus()
  await thenFocus(Promise.resolve(), () => heir)
  expect(document.activeElement).toBe(other)
})
