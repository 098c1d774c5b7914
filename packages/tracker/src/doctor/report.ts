import type { Visit } from '@goodword/core'
import { examineBackend } from './backend.ts'
import { examineCapture } from './capture.ts'
import { examineConsent, readConsent } from './consent.ts'
import { examineCookieScope } from './cookie-scope.ts'
import { examineCopies } from './copies.ts'
import { examineElements } from './elements.ts'
import { finding, type Finding, type Findings } from './finding.ts'
import { examineHandOver } from './hand-over.ts'
import { examineLifetime } from './lifetime.ts'
import { examineNavigation } from './navigation.ts'
import { examineOptions } from './options.ts'
import type { Parts } from './parts.ts'
import { examinePolicy } from './policy.ts'
import { examineQueue } from './queue.ts'
import { examineSurroundings } from './surroundings.ts'
import { watch, type Seen } from './watch.ts'

/** What works on this page and what does not. Holds no personal data: it may be sent to whoever helps. */
export interface Report {
  /** Of goodword.js. */
  version: string
  doctorVersion: string
  /** The page, with the names of its parameters, not their values. */
  url: string
  /** When it was written, RFC 3339. */
  at: string
  /** Nothing failed. */
  ok: boolean
  /** The remembered visit, or `null`. */
  visit: Visit | null
  /** `refused`, `not decided`, `for the session` or `granted`, and by which source; `null` where none has spoken. */
  consent: { state: string; by: string | null }
  /** What needs doing first. */
  findings: Finding[]
}

/** What needs doing first. */
const ORDER = 'fail warn note ok'

/** Examines the page once. Never rejects; an examination that fails says so as a finding, and the others go on. */
export async function examinePage(parts: Parts, doctorVersion: string): Promise<Report> {
  const seen = watch(parts)
  const report = await writeReport(parts, doctorVersion, seen)
  seen.stop()
  return report
}

/** The same with what was seen so far. */
export async function writeReport(parts: Parts, doctorVersion: string, { stopped, rejections }: Seen): Promise<Report> {
  const now = Date.now()
  const { version, config } = parts
  const visit = parts.visit()
  const consent = readConsent(parts)
  const { state, isGranted, by } = consent
  const { origin, pathname, search, href } = location
  // Without a slash at its end: paths begin with one. Throws when it is no address.
  const backend = () => new URL(config.api, href).href.replace(/\/$/, '')
  const findings: Finding[] = []
  // In this order: by the end every request was made that a policy could stop.
  const examinations: (() => Findings)[] = [
    () => examineBackend(config, backend(), stopped),
    () => examineCapture(config, backend(), visit),
    () => examineConsent(consent),
    () => (isGranted && !/^(session|none)$/.test(String(config.storage)) ? examineCookieScope(config) : []),
    () => examineLifetime(config, visit, isGranted, now),
    () => examineQueue(config, rejections, now),
    () => examineNavigation(),
    () => examineHandOver(parts),
    () => examineElements(),
    () => examineOptions(config),
    () => examineCopies(version, doctorVersion),
    () => examineSurroundings(now),
    () => examinePolicy(config.home, backend(), stopped),
  ]
  for (const examine of examinations) {
    try {
      for await (const one of examine()) findings.push(one)
    } catch (error) {
      findings.push(finding('doctor', 'warn', 'Something could not be looked at', String(error)))
    }
  }
  // Values go, and so does our own wish.
  const names = search.replace(/goodword-doctor[^&]*&?|=[^&]*/g, '').replace(/[?&]$/, '')
  return {
    version,
    doctorVersion,
    url: origin + pathname + names,
    at: new Date(now).toISOString(),
    ok: findings.every((one) => one.state !== 'fail'),
    visit,
    consent: { state, by },
    findings: findings.sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state)),
  }
}
