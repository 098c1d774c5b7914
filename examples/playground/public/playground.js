import { clampWidth, isValue, readChoice, writeChoice } from './choice.js'
import { DIRECTIONS, ELEMENTS, HOSTS, SECTIONS, STATES, THEMES, WIDTHS } from './choices.js'
import { drawPresets, drawSections, drawVariables, fillSelect } from './controls.js'
import { followHandle } from './handle.js'
import { createPreview } from './preview.js'
import { snippetFor } from './snippet.js'

const find = (selector) => document.querySelector(selector)
const form = find('form')
const frame = find('iframe')
const preview = createPreview(frame)

let choice = readChoice(location.hash)

const languages = await (await fetch('languages.json')).json()
await whenLoaded(frame)
await preview.ready()

const names = new Intl.DisplayNames('en', { type: 'language' })
const known = preview.known(ELEMENTS.map(([name]) => name))
fillSelect(
  form.elements.element,
  ELEMENTS.filter(([name]) => known.includes(name)),
)
fillSelect(form.elements.demo, STATES)
fillSelect(form.elements.theme, THEMES)
fillSelect(form.elements.locale, [['', 'As the page'], ...languages.map((tag) => [tag, names.of(tag)])])
fillSelect(form.elements.host, HOSTS)
fillSelect(form.elements.dir, DIRECTIONS)
drawSections(find('.sections'), change)
drawVariables(find('.variables'), (name, value) => {
  const { [name]: _, ...others } = choice.variables
  change({ variables: isValue(value) ? { ...others, [name]: value.trim() } : others })
})
drawPresets(find('.presets'), WIDTHS, (width) => change({ width }))
show()

for (const select of form.querySelectorAll('select')) {
  select.addEventListener('change', () => change({ [select.name]: select.value }))
}
find('#slide').addEventListener('input', ({ target }) => change({ width: clampWidth(target.value) }))
find('#width').addEventListener('change', ({ target }) => change({ width: clampWidth(target.value) }))
find('#mine').addEventListener('change', ({ target }) => change({ isMine: target.checked }))
find('#reset').addEventListener('click', () => change({ variables: {} }))
find('#copy').addEventListener('click', copy)
followHandle(find('.handle'), frame, (width) => change({ width: clampWidth(width) }))
preview.onResize((height, isThere) => {
  frame.style.height = `${Math.max(160, height)}px`
  find('.nothing').textContent = isThere ? '' : 'The element takes no space in this state.'
})
addEventListener('hashchange', () => {
  choice = readChoice(location.hash)
  show()
})
document.documentElement.dataset.ready = ''

function change(changes) {
  choice = { ...choice, ...changes }
  const hash = writeChoice(choice)
  history.replaceState(null, '', hash ? `#${hash}` : location.pathname)
  show()
}

/** Everything follows from the choice, the fields too: it may have come from the address. */
function show() {
  for (const name of ['element', 'demo', 'theme', 'locale', 'host', 'dir']) form.elements[name].value = choice[name]
  find('#about-element').textContent = ELEMENTS.find(([name]) => name === choice.element)[2]
  find('#about-demo').textContent = STATES.find(([name]) => name === choice.demo)[2]
  find('#sections').hidden = choice.element !== 'goodword-referral'
  for (const name of SECTIONS) form.elements[`section-${name}`].checked = !choice.hide.includes(name)
  for (const input of document.querySelectorAll('[data-variable]')) {
    const value = choice.variables[input.dataset.variable] ?? ''
    if (input.type === 'color') input.value = /^#[\da-f]{6}$/i.test(value) ? value : input.dataset.usual
    else if (input !== document.activeElement) input.value = value
  }
  for (const preset of document.querySelectorAll('[data-width]')) {
    preset.ariaPressed = String(Number(preset.dataset.width) === choice.width)
  }
  find('#slide').value = find('#width').value = choice.width
  find('#mine').checked = choice.isMine
  frame.style.width = `${choice.width}px`
  find('#snippet').textContent = snippetFor(choice, location.origin)
  preview.show(choice, choice.locale || (choice.demo === 'rtl' ? 'ar' : 'en'))
}

async function copy() {
  const code = find('#snippet')
  try {
    await navigator.clipboard.writeText(code.textContent)
    find('#said').textContent = 'Copied.'
  } catch {
    getSelection().selectAllChildren(code)
    find('#said').textContent = 'Your browser did not let us copy. The code is selected: copy it from here.'
  }
}

function whenLoaded(frame) {
  if (frame.contentDocument?.readyState === 'complete' && frame.contentWindow.location.href !== 'about:blank') return
  return new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
}
