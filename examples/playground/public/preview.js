import { attributesOf } from './attributes.js'
import { VARIABLES } from './choices.js'

/** Shows choices in the frame, which is a page of its own: with a language, a direction and styles like any other. */
export function createPreview(frame) {
  const page = () => frame.contentDocument
  const place = () => page().querySelector('#place')

  function show(choice, language) {
    const root = page().documentElement
    root.lang = language
    root.dir = choice.dir || directionOf(language)
    page().body.className = choice.host
    const current = place().firstElementChild
    const element = current?.localName === choice.element ? current : page().createElement(choice.element)
    const attributes = attributesOf(choice)
    for (const name of element.getAttributeNames()) {
      if (name !== 'style' && !(name in attributes)) element.removeAttribute(name)
    }
    for (const [name, value] of Object.entries(attributes)) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value)
    }
    for (const { name } of VARIABLES) element.style.setProperty(`--goodword-${name}`, choice.variables[name] ?? null)
    if (element !== current) place().replaceChildren(element)
  }

  return {
    show,
    /** Which of these elements exist: not every version has all of them. */
    known: (names) => names.filter((name) => frame.contentWindow.customElements.get(name)),
    /** Resolves when the elements are there. */
    ready: () => frame.contentWindow.customElements.whenDefined('goodword-referral'),
    /** Calls the listener with the height of the page, and whether the element takes any space, at every change of either. */
    onResize(listener) {
      const tell = () => listener(page().body.scrollHeight, place().getBoundingClientRect().height > 0)
      new frame.contentWindow.ResizeObserver(tell).observe(page().body)
    },
  }
}

function directionOf(language) {
  try {
    const locale = new Intl.Locale(language)
    return (locale.getTextInfo?.() ?? locale.textInfo).direction
  } catch {
    return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'
  }
}
