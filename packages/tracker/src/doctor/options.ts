import { finding, type Finding } from './finding.ts'
import type { DoctorConfig, Page } from './parts.ts'

/** The value that counts where another makes no sense comes first. */
const CHOICES = {
  model: ['last', 'first'],
  consent: ['auto', 'wait', 'granted'],
  gpc: ['honour', 'ignore'],
  storage: ['cookie', 'session', 'none'],
}

const NAMES = ['key', 'api', 'params', 'deny', 'window', 'domain', 'links', 'clean', 'debug', ...Object.keys(CHOICES)]

/** The tags that load us. */
export const TAGS = 'script[src*="goodword."],script[data-key]'

/** The values of a list as an attribute or a configuration has it. */
export function listOf(value: unknown): string[] {
  return String(value ?? '').match(/[^\s,]+/g) ?? []
}

/** Which options make no sense, and which names are none? */
export function examineOptions(page: Window, config: DoctorConfig): Finding[] {
  const findings: Finding[] = []
  const complain = (name: string, why: string, todo: string) =>
    findings.push(finding('options', 'warn', `data-${name} ${why}`, '', todo))

  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = config[name as 'model']
    if (value != null && !choices.includes(String(value)))
      complain(name, `makes no sense: ${choices[0]} counts`, `Did you mean ${similar(String(value), choices) ?? choices.join(' or ')}?`)
  }
  if (config.window != null && !(Number(config.window) > 0))
    complain('window', 'makes no sense: 90 counts', 'Give a number of days.')
  if (!/^pk_(live|test)_/.test(config.key)) complain('key', 'is no publishable key', 'Such as pk_live_….')
  if (listOf(config.params).some((name) => /[?&=#]/.test(name)))
    complain('params', 'makes no sense', 'Give names only, such as ref,via.')
  if (listOf(config.links).some((name) => /[/:]/.test(name)))
    complain('links', 'makes no sense', 'Give domains only, such as shop.example.')
  if (config.debug != null) complain('debug', 'shows this to every visitor', 'Take it out in the end.')

  // A name of another script's is not ours to judge: only what begins like one of ours.
  const { document, goodwordConfig = {} } = page as Page
  const given = [...document.querySelectorAll<HTMLElement>(TAGS)].map(({ dataset }) => dataset)
  for (const name of Object.keys(Object.assign({}, goodwordConfig, ...given))) {
    const meant = similar(name, NAMES)
    if (meant && !NAMES.includes(name)) complain(name, 'is no option', `Did you mean data-${meant}?`)
  }
  return findings
}

function similar(word: string, names: readonly string[]): string | undefined {
  return names.find((name) => name.startsWith(word.slice(0, 3).toLowerCase()))
}
