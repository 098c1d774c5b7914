import { Window as HappyWindow } from 'happy-dom'
import type { Finding, Findings } from './finding.ts'
import type { DoctorConfig, Parts } from './parts.ts'

/** What a page has asked for, and what it gets. For tests. */
type Respond = (url: string, init: RequestInit) => Response | Promise<Response>

/** A page of a shop, its network replaced. Without an answer to give, no network. */
export function openPage(html = '', respond: Respond = () => Promise.reject(new TypeError('no network'))) {
  const page = new HappyWindow({ url: 'https://shop.example/tea' })
  page.document.body.innerHTML = html
  const requests: string[] = []
  const fetch = async (url: string, init: RequestInit = {}) => {
    requests.push(`${init.method ?? 'GET'} ${url}`)
    return respond(url, init)
  }
  return { page: Object.assign(page, { fetch }) as unknown as Window, window: page, requests }
}

/** The options of a good tag. */
export const CONFIG: DoctorConfig = {
  key: 'pk_live_prog_abcdefghijklmnop',
  api: 'https://refer.example',
  home: 'https://refer.example/goodword.js',
}

/** A tracker that stands still, but for what `tell` says. */
export function createParts(page: Window, config: Partial<DoctorConfig> = {}, verdicts = {}) {
  const listeners = new Map<string, ((value: never) => void)[]>()
  const parts: Parts = {
    page,
    version: '1.0.0',
    config: { ...CONFIG, ...config },
    tracker: {
      visit: () => null,
      verdicts: () => verdicts,
      on(topic, listener) {
        listeners.set(topic, [...(listeners.get(topic) ?? []), listener])
        return () =>
          listeners.set(
            topic,
            (listeners.get(topic) ?? []).filter((one) => one !== listener),
          )
      },
    },
  }
  return {
    parts,
    listenerCount: () => [...listeners.values()].flat().length,
    tell: (topic: string, value: unknown) => listeners.get(topic)?.forEach((listener) => listener(value as never)),
  }
}

/** All that an examination finds, as `state id: title`, which most tests are about. */
export async function titles(findings: Findings): Promise<string[]> {
  return (await collect(findings)).map(({ id, state, title }) => `${state} ${id}: ${title}`)
}

/** All that an examination finds. */
export async function collect(findings: Findings): Promise<Finding[]> {
  const all: Finding[] = []
  for await (const one of findings) all.push(one)
  return all
}
