import { afterEach, expect, test, vi } from 'vitest'
import { schemeAround } from './scheme.ts'
import { addHostRule, addStyles } from './sheet.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
  document.body.removeAttribute('style')
})

function put(): { element: HTMLElement; shadow: ShadowRoot } {
  const element = document.body.appendChild(document.createElement('div'))
  return { element, shadow: element.attachShadow({ mode: 'open' }) }
}

test.each([
  ['rgb(10, 12, 20)', 'dark'],
  ['#ffe9f3', 'light'],
  ['oklch(0.18 0.02 260)', 'dark'],
  ['lab(96 1 2)', 'light'],
  ['color(srgb 0.05 0.05 0.06)', 'dark'],
])('on a page with the background %s it is %s', (background, scheme) => {
  vi.stubGlobal('getComputedStyle', (node: Element) =>
    node === document.body
      ? { backgroundColor: background, color: 'rgb(0, 0, 0)' }
      : { backgroundColor: 'rgba(0, 0, 0, 0)', color: 'rgb(0, 0, 0)' },
  )
  expect(schemeAround(put().element)).toBe(scheme)
})

test('light text without any background means a dark page', () => {
  vi.stubGlobal('getComputedStyle', () => ({ backgroundColor: 'rgba(0, 0, 0, 0)', color: 'rgb(230, 230, 230)' }))
  expect(schemeAround(put().element)).toBe('dark')
})

test.each([true, false])('a page that says nothing is white, whatever the system (dark: %s)', (matches) => {
  vi.stubGlobal('matchMedia', () => ({ matches, addEventListener() {}, removeEventListener() {} }))
  expect(schemeAround(put().element)).toBe('light')
})

test('one sheet serves every root', () => {
  const [first, second] = [put().shadow, put().shadow]
  addStyles(first, 'p { margin: 0 }', undefined)
  addStyles(second, 'p { margin: 0 }', undefined)
  expect(first.adoptedStyleSheets[0]).toBe(second.adoptedStyleSheets[0])
  expect(first.querySelector('style')).toBeNull()
})

test('without constructed sheets there is a style with the page’s nonce', () => {
  vi.stubGlobal('CSSStyleSheet', undefined)
  const { shadow } = put()
  addStyles(shadow, 'p { margin: 1px }', 'abc')
  expect(shadow.querySelector('style')).toMatchObject({ nonce: 'abc', textContent: 'p { margin: 1px }' })
})

test('the owner’s own value of a variable cannot end its rule', () => {
  const { shadow } = put()
  const rule = addHostRule(shadow, undefined)
  rule.setProperty('--goodword-radius', '4px')
  rule.setProperty('--goodword-accent', 'red; } * { display: none')
  const [only, ...others] = shadow.adoptedStyleSheets.at(-1)?.cssRules ?? []
  expect(only?.cssText).toMatch(/^:host \{ --goodword-radius: 4px;? \}$/)
  expect(others).toEqual([])
})

test.each([
  ['--goodword-surface', 'url(https://evil.example)'],
  ['--goodword-surface', 'URL( //evil.example )'],
  ['--goodword-surface', 'u\\72l(https://evil.example)'],
  ['--goodword-surface', 'image-set("https://evil.example" 1x)'],
  ['--goodword-surface', 'src("https://evil.example")'],
  ['--goodword-radius: 0; } * { display: none } --x', '4px'],
])('what could fetch or end something is not taken: %s, %s', (name, value) => {
  const { shadow } = put()
  const rule = addHostRule(shadow, undefined)
  rule.setProperty(name, value)
  rule.setProperty('--goodword-gap', '4px')
  expect(shadow.adoptedStyleSheets.at(-1)?.cssRules[0]?.cssText).toMatch(/^:host \{ --goodword-gap: 4px;? \}$/)
})

test('what a host rule says last is in the text of its sheet, which WebKit needs to see', () => {
  vi.stubGlobal('CSSStyleSheet', undefined)
  const { shadow } = put()
  const rule = addHostRule(shadow, 'abc')
  rule.setProperty('display', 'none', 'important')
  rule.setProperty('display', 'block', 'important')
  const style = shadow.querySelector('style')
  expect(style?.textContent).toMatch(/^:host \{ display: block !important;? \}$/)
  expect(style?.nonce).toBe('abc')
})
