class Html {
  constructor(text) {
    this.text = text
  }
  toString() {
    return this.text
  }
}

/** A template whose values are escaped, except pieces made by `html` itself. Lists are joined; `null` and `false` vanish. */
export function html(strings, ...values) {
  return new Html(strings.reduce((text, part, index) => text + toText(values[index - 1]) + part))
}

function toText(value) {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(toText).join('')
  if (value === null || value === undefined || value === false) return ''
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
