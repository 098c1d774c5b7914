import type { Visit } from '@goodword/core'
import { expect, onTestFinished, test } from 'vitest'
import { fillForms } from './forms.ts'
import { createBrowser } from './test-page.ts'

/** A page with forms; `visit` is what may be passed on. */
function open(html: string, visit: Visit | null = { id: 'v-1', code: 'ada', at: 5 }) {
  createBrowser()
  document.body.innerHTML = html
  const life = new AbortController()
  onTestFinished(() => life.abort())
  fillForms({ handOver: () => visit, signal: life.signal })
  return life
}

/**
 * What the first form of the page submits. happy-dom fires no `formdata`, so we do it as browsers do whenever they collect the
 * fields: at the press of a button, in `form.submit()` and in `new FormData(form)`. Those three are tested in real browsers.
 */
function submit() {
  const form = document.querySelector('form')!
  const formData = new FormData(form)
  form.dispatchEvent(Object.assign(new Event('formdata', { bubbles: true }), { formData }))
  return [...formData].map(([name, value]) => `${name}=${value}`)
}

const FILLED = ['goodword_code=ada', 'goodword_visit=v-1']

test('adds the code and the id of the visit to what a form of ours submits', () => {
  open('<form data-goodword><input name="email" value="a@b.example"></form>')
  expect(submit()).toEqual(['email=a@b.example', ...FILLED])
})

test('leaves the form itself as it is', () => {
  open('<form data-goodword><input name="email"></form>')
  const before = document.body.innerHTML
  submit()
  expect(document.body.innerHTML).toBe(before)
})

test('leaves other forms alone', () => {
  open('<form><input name="email" value="x"></form>')
  expect(submit()).toEqual(['email=x'])
})

test('says it once, in place of fields with these names', () => {
  open('<form data-goodword><input name="goodword_code" value="old"><input name="goodword_visit"></form>')
  expect(submit().sort()).toEqual(FILLED)
})

test.for(['hasAttribute', 'dataset', 'attributes'])('is not deceived by a field named %s', (name) => {
  open(`<form data-goodword><input name="${name}" value="x"></form>`)
  const input = document.querySelector('input')
  // As browsers do: a field hides the form's own member.
  Object.defineProperty(document.querySelector('form'), name, { value: input })
  expect(submit()).toEqual([`${name}=x`, ...FILLED])
})

test('adds nothing where nothing may be passed on', () => {
  open('<form data-goodword><input name="email" value="x"></form>', null)
  expect(submit()).toEqual(['email=x'])
})

test('adds nothing once it is stopped', () => {
  open('<form data-goodword></form>').abort()
  expect(submit()).toEqual([])
})
