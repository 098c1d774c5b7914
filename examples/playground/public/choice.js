import { DIRECTIONS, ELEMENTS, HOSTS, SECTIONS, STATES, THEMES, VARIABLES } from './choices.js'

/** What is chosen on a page without a hash. The whole frame can be seen on a phone, too. */
const USUAL = {
  element: ELEMENTS[0][0],
  demo: STATES[0][0],
  theme: THEMES[0][0],
  locale: '',
  dir: DIRECTIONS[0][0],
  host: HOSTS[0][0],
  width: matchMedia('(max-width: 700px)').matches ? 320 : 900,
  hide: [],
  variables: {},
  isMine: false,
}

const LISTS = { element: ELEMENTS, demo: STATES, theme: THEMES, dir: DIRECTIONS, host: HOSTS }

/** Reads a choice from a hash such as `#demo=error&theme=dark`. What makes no sense there is left out. */
export function readChoice(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ''))
  const choice = { ...USUAL, variables: {} }
  for (const [name, list] of Object.entries(LISTS)) {
    if (list.some(([value]) => value === given.get(name))) choice[name] = given.get(name)
  }
  if (/^[\w-]{2,12}$/.test(given.get('locale') ?? '')) choice.locale = given.get('locale')
  choice.width = clampWidth(given.get('width') ?? USUAL.width)
  choice.hide = SECTIONS.filter((name) => (given.get('hide') ?? '').split(' ').includes(name))
  choice.isMine = given.has('mine')
  for (const { name } of VARIABLES) if (isValue(given.get(name))) choice.variables[name] = given.get(name)
  return choice
}

/** The hash that leads back to a choice; empty for the usual one. */
export function writeChoice(choice) {
  const hash = new URLSearchParams()
  for (const name of [...Object.keys(LISTS), 'locale', 'width']) {
    if (choice[name] !== USUAL[name]) hash.set(name, choice[name])
  }
  if (choice.hide.length) hash.set('hide', choice.hide.join(' '))
  if (choice.isMine) hash.set('mine', '')
  for (const [name, value] of Object.entries(choice.variables)) hash.set(name, value)
  return String(hash)
}

export function clampWidth(width) {
  return Math.min(1280, Math.max(320, Math.round(Number(width)) || USUAL.width))
}

/** Tells whether a text can be the value of a variable: nothing that would end the declaration it stands in. */
export function isValue(text) {
  return Boolean(text?.trim()) && !/[;{}<>]/.test(text)
}
