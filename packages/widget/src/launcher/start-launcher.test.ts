import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Launcher, startLauncher } from './index.ts'

let launcher: Launcher
let loadPanel: () => Promise<unknown>
beforeEach(() => {
  loadPanel = vi.fn(async () => {})
  launcher = start()
})
afterEach(() => {
  launcher.stop()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const start = (nonce?: string) => startLauncher({ loadPanel: () => loadPanel(), nonce })

/** Puts elements into the page; gives the first. */
function put(html: string): HTMLElement {
  document.body.insertAdjacentHTML('beforeend', html)
  return document.body.lastElementChild as HTMLElement
}
const triggerIn = (element: Element) => element.shadowRoot?.querySelector('button') as HTMLButtonElement
/** What a reader sees on the button: the default or the element's own text. */
const labelOf = (element: Element) => `${triggerIn(element).textContent}${element.textContent?.trim()}`
const stages = () =>
  [...document.querySelectorAll('goodword-launcher')].filter(({ shadowRoot }) => dialogIn(shadowRoot))
const dialogIn = (root: ShadowRoot | null | undefined) => root?.querySelector('dialog') ?? null
const dialog = () => dialogIn(stages()[0]?.shadowRoot)
const panel = () => dialog()?.querySelector('goodword-referral')
const click = (element: Element, init: MouseEventInit = {}) => {
  const event = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, ...init })
  element.dispatchEvent(event)
  return event
}

test('a launcher is a button that says what is in it, else its label, else a few words of ours', () => {
  const texts = ['Invite a friend', '', '\n  '].map((text) =>
    labelOf(put(`<goodword-launcher>${text}</goodword-launcher>`)),
  )
  expect(texts).toEqual(['Invite a friend', 'Give and get', 'Give and get'])
  const labelled = put('<goodword-launcher label="Teilen"></goodword-launcher>')
  expect(labelOf(labelled)).toBe('Teilen')
  expect(triggerIn(labelled).ariaHasPopup).toBe('dialog')
})

test('what is new stands on the button in the owner’s words, as long as there is anything', async () => {
  const element = put('<goodword-launcher unread="2 new">Invite</goodword-launcher>')
  const badge = () => triggerIn(element).querySelector('b')?.textContent
  expect(badge()).toBe('2 new')
  element.setAttribute('unread', '3 new')
  await vi.waitFor(() => expect(badge()).toBe('3 new'))
  element.removeAttribute('unread')
  await vi.waitFor(() => expect(badge()).toBe(''))
})

test('the dialog speaks the words of the launcher', async () => {
  loadPanel = vi.fn().mockRejectedValue(new Error('offline'))
  put('<goodword-launcher words="Schließen|Lädt|Nicht geladen|Noch einmal"></goodword-launcher>')
  launcher.open()
  expect(dialog()?.querySelector('button')?.ariaLabel).toBe('Schließen')
  expect(dialog()?.textContent).toContain('Lädt')
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('Nicht geladen'))
  expect([...(dialog()?.querySelectorAll('button') ?? [])].at(-1)?.textContent).toBe('Noch einmal')
})

test('nothing of the panel is loaded before the first opening, and then once', async () => {
  const element = put('<goodword-launcher></goodword-launcher>')
  expect(loadPanel).not.toHaveBeenCalled()
  click(triggerIn(element))
  expect(dialog()?.open).toBe(true)
  expect(dialog()?.textContent).toContain('Loading')
  await vi.waitFor(() => expect(panel()).toBeTruthy())
  const first = panel()
  dialog()?.close()
  launcher.open()
  expect(panel()).toBe(first)
  expect(loadPanel).toHaveBeenCalledOnce()
})

test('an opener that comes later opens the same dialog, whatever was pressed in it and whoever stops clicks', () => {
  const opener = put('<button data-goodword-open><b>Invite</b></button>')
  document.body.addEventListener('click', (event) => event.stopPropagation(), { once: true })
  click(opener.firstElementChild as Element)
  expect(dialog()?.open).toBe(true)
  expect(dialog()?.ariaLabel).toBe('Invite')
  expect(click(put('<p>Nothing</p>')).defaultPrevented).toBe(false)
})

test('an opener in a shadow root opens too', () => {
  const shadow = put('<div></div>').attachShadow({ mode: 'open' })
  const opener = shadow.appendChild(document.createElement('button'))
  opener.dataset['goodwordOpen'] = ''
  click(opener)
  expect(dialog()?.open).toBe(true)
})

test('a link that opens does not lead away; a press for another tab is the browser’s, and a button’s default is its own', () => {
  const link = put('<a href="/refer" data-goodword-open>Invite</a>')
  expect(click(link, { ctrlKey: true }).defaultPrevented).toBe(false)
  expect(dialog()).toBeNull()
  expect(click(link).defaultPrevented).toBe(true)
  expect(dialog()?.open).toBe(true)
  expect(click(put('<button data-goodword-open>Invite</button>')).defaultPrevented).toBe(false)
})

test('who is meant is handed on from the launcher that was pressed, else from the first, and taken back at the next opening', async () => {
  const first = put('<goodword-launcher token="t.1" theme="dark"></goodword-launcher>')
  const second = put('<goodword-launcher email="ada@mail.example" locale="ar"></goodword-launcher>')
  const given = () => ['token', 'email', 'locale', 'theme'].map((name) => panel()?.getAttribute(name))
  launcher.open()
  await vi.waitFor(() => expect(given()).toEqual(['t.1', '', '', 'dark']))
  dialog()?.close()
  click(triggerIn(second))
  expect(given()).toEqual(['', 'ada@mail.example', 'ar', ''])
  dialog()?.close()
  first.removeAttribute('token')
  launcher.open()
  expect(given()).toEqual(['', '', '', 'dark'])
})

test('a failure is admitted, and "Try again" tries again', async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(undefined)
  loadPanel = load
  launcher.open()
  await vi.waitFor(() => expect(dialog()?.textContent).toContain('This did not load'))
  const retry = [...(dialog()?.querySelectorAll('button') ?? [])].at(-1)
  expect(retry?.textContent).toBe('Try again')
  retry?.click()
  await vi.waitFor(() => expect(panel()).toBeTruthy())
  expect(dialog()?.textContent).not.toContain('did not load')
  expect(load).toHaveBeenCalledTimes(2)
})

test('a press on the backdrop closes, one that only ends there does not', () => {
  launcher.open()
  const box = dialog() as HTMLDialogElement
  const press = (target: Element) => target.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  press(box.querySelector('div') as Element)
  click(box)
  expect(box.open).toBe(true)
  press(box)
  click(box)
  expect(box.open).toBe(false)
})

test('the close button closes, and the focus goes back to what opened', async () => {
  const opener = put('<button data-goodword-open>Invite</button>')
  click(opener)
  dialog()?.querySelector('button')?.click()
  expect(dialog()?.open).toBe(false)
  await vi.waitFor(() => expect(document.activeElement).toBe(opener))
})

test('a move in the page leaves one button and an open dialog', () => {
  const element = put('<goodword-launcher></goodword-launcher>')
  click(triggerIn(element))
  put('<section></section>').append(element)
  expect(element.shadowRoot?.querySelectorAll('button')).toHaveLength(1)
  expect(dialog()?.open).toBe(true)
})

test('another body, as routers make them, has the dialog too', () => {
  launcher.open()
  dialog()?.close()
  document.body.replaceChildren()
  launcher.open()
  expect(dialog()?.open).toBe(true)
})

test('a second start is the first one, and has one dialog', () => {
  expect(start()).toBe(launcher)
  launcher.open()
  launcher.open()
  expect(stages()).toHaveLength(1)
})

test('after stop there is no button, dialog, style or listener, and a new start brings them back', () => {
  const element = put('<goodword-launcher></goodword-launcher>')
  const opener = put('<button data-goodword-open>Invite</button>')
  click(opener)
  launcher.stop()
  click(opener)
  launcher.open()
  expect(document.querySelectorAll('goodword-launcher')).toHaveLength(1)
  expect(element.shadowRoot?.childNodes).toHaveLength(0)
  expect(element.shadowRoot?.adoptedStyleSheets).toEqual([])
  launcher = start()
  expect(triggerIn(element)).toBeTruthy()
  click(opener)
  expect(dialog()?.open).toBe(true)
})

test('a launcher that was out of the page at the stop comes back empty', () => {
  const element = put('<goodword-launcher></goodword-launcher>')
  element.remove()
  launcher.stop()
  document.body.append(element)
  expect(element.shadowRoot?.childNodes).toHaveLength(0)
})

test('where sheets cannot be constructed there is a style with the page’s nonce, which goes too', () => {
  launcher.stop()
  vi.stubGlobal('CSSStyleSheet', undefined)
  launcher = start('abc')
  const { shadowRoot } = put('<goodword-launcher></goodword-launcher>')
  expect(shadowRoot?.querySelector('style')).toMatchObject({ nonce: 'abc' })
  launcher.stop()
  expect(shadowRoot?.querySelector('style')).toBeNull()
})
