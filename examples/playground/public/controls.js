import { SECTIONS, VARIABLES } from './choices.js'

/** An element with these properties and children. */
function make(name, properties = {}, ...children) {
  const { data = {}, ...others } = properties
  const element = Object.assign(document.createElement(name), others)
  Object.assign(element.dataset, data)
  element.append(...children)
  return element
}

/** `options` are pairs of a value and its label. */
export function fillSelect(select, options) {
  select.replaceChildren(...options.map(([value, label]) => make('option', { value }, label)))
}

/** A box for each section; `change` is told which are hidden. */
export function drawSections(place, change) {
  const boxes = SECTIONS.map((name) => make('input', { type: 'checkbox', name: `section-${name}`, value: name }))
  place.append(...boxes.map((box) => make('label', { className: 'check' }, box, ` ${box.value}`)))
  place.addEventListener('change', () => {
    change({ hide: boxes.filter(({ checked }) => !checked).map(({ value }) => value) })
  })
}

/** A field for each variable; colours have a swatch beside it. */
export function drawVariables(place, change) {
  for (const { name, kind, usual } of VARIABLES) {
    const data = { variable: name, usual }
    const field = make('input', { id: `variable-${name}`, placeholder: usual, spellcheck: false, data })
    const label = make('label', { htmlFor: field.id }, `--goodword-${name}`)
    const swatch = kind === 'colour' && make('input', { type: 'color', ariaLabel: `${name}, picked`, data })
    const row = make('div', { className: 'variable' }, label, ...(swatch ? [swatch] : []), field)
    row.addEventListener('input', ({ target }) => {
      const isNumber = kind === 'pixels' && /^\d+$/.test(target.value)
      if (target === swatch) field.value = target.value
      change(name, isNumber ? `${target.value}px` : target.value)
    })
    place.append(row)
  }
}

export function drawPresets(place, widths, choose) {
  for (const width of widths) {
    place.append(make('button', { type: 'button', onclick: () => choose(width), data: { width } }, String(width)))
  }
}
