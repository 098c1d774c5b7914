// oxlint-disable-next-line no-restricted-imports -- for tests, though it is none itself
import { vi } from 'vitest'
import type { Finding, Findings } from './finding.ts'
import type { DoctorConfig, Parts } from './parts.ts'

/** What a page has asked for, and what it gets. For tests. */
type Respond = (url: string, init: RequestInit) => Response | Promise<Response>

/** Makes the page of the test a page of a shop, its network replaced. Without an answer to give, no network. */
export function openPage(html = '', respond: Respond = () => Promise.reject(new TypeError('no network'))) {
  goTo('https://shop.example/tea')
  document.body.innerHTML = html
  localStorage.clear()
  sessionStorage.clear()
  const requests: string[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    requests.push(`${init.method ?? 'GET'} ${url}`)
    return respond(url, init)
  })
  return requests
}

/** Makes this the address of the page. */
export function goTo(url: string): void {
  const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } }
  happyDOM.setURL(url)
}

/** The options of a good tag. */
export const CONFIG: DoctorConfig = {
  key: 'pk_live_prog_abcdefghijklmnop',
  api: 'https://refer.example',
  home: 'https://refer.example/goodword.js',
}

/** A tracker that stands still, but for what `tell` says. */
export function createParts(config: Partial<DoctorConfig> = {}, members: Partial<Parts> = {}) {
  const listeners = new Map<string, ((value: never) => void)[]>()
  const parts: Parts = {
    version: '1.0.0',
    config: { ...CONFIG, ...config },
    visit: () => null,
    handOver: () => null,
    on(topic, listener) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener])
      return () =>
        listeners.set(
          topic,
          (listeners.get(topic) ?? []).filter((one) => one !== listener),
        )
    },
    ...members,
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
