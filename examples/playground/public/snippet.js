import { attributesOf } from './attributes.js'

/** The HTML to paste for a choice: with made-up data it works as it stands, with `isMine` it is for a program of one's own. */
export function snippetFor(choice, origin) {
  const { element, isMine, variables } = choice
  const script = isMine
    ? '<script async src="https://refer.example.com/goodword.js" data-key="pk_live_…"></script>'
    : `<script async src="${origin}/goodword.js" data-key="pk_demo"></script>`
  const { demo, ...others } = attributesOf(choice)
  const token = element === 'goodword-referral' || element === 'goodword-leaderboard'
  const own = isMine ? (token ? { token: '…' } : {}) : { demo }
  const attributes = Object.entries({ ...own, ...others }).map(([name, value]) => ` ${name}="${value}"`)
  const tag = `<${element}${attributes.join('')}></${element}>`
  return [script, styleFor(element, variables), tag].filter(Boolean).join('\n')
}

function styleFor(element, variables) {
  const declarations = Object.entries(variables).map(([name, value]) => `    --goodword-${name}: ${value};`)
  return declarations.length ? `<style>\n  ${element} {\n${declarations.join('\n')}\n  }\n</style>` : ''
}
