import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'

/** The value that counts where another makes no sense comes first. */
const CHOICES = {
  model: ['last', 'first'],
  consent: ['auto', 'wait', 'granted'],
  gpc: ['honour', 'ignore'],
  storage: ['cookie', 'session', 'none'],
}

const NAMES = ['key', 'api', 'params', 'deny', 'window', 'domain', 'links', 'clean', 'debug', ...Object.keys(CHOICES)]

/** The tags that load us. */
export const TAGS = 'script[src*="goodword."]'

/** Which options make no sense, and which names are none? */
export function* examineOptions(config: DoctorConfig): Generator<Finding> {
  const complain = (name: string, why: string, todo: string) =>
    finding('options', 'warn', `data-${name} ${why}`, '', todo)

  for (const [name, choices] of Object.entries(CHOICES)) {
    const value = config[name as 'model']
    if (value != null && !choices.includes(String(value)))
      yield complain(name, `makes no sense: ${choices[0]} counts`, `It may be ${choices.join(' or ')}.`)
  }
  if (config.window != null && !(Number(config.window) > 0))
    yield complain('window', 'makes no sense: 90 counts', 'It may be a number of days.')
  if (/[/:]/.test(String(config.links))) yield complain('links', 'makes no sense', 'It may be domains.')
  if (config.debug != null) yield complain('debug', 'shows this to every visitor', 'Take it out in the end.')

  // A name of another script's is not ours to judge: only what begins like one of ours.
  const { goodwordConfig } = window as { goodwordConfig?: object }
  const given = [...document.querySelectorAll<HTMLElement>(TAGS)].map(({ dataset }) => dataset)
  for (const name in Object.assign({}, goodwordConfig, ...given)) {
    const meant = NAMES.find((one) => one.startsWith(name.slice(0, 3).toLowerCase()))
    if (meant && !NAMES.includes(name)) yield complain(name, 'is no option', `Did you mean data-${meant}?`)
  }
}
