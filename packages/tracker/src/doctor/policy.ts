import { finding, type Finding } from './finding.ts'
import type { DoctorConfig } from './parts.ts'
import type { Seen } from './watch.ts'

/**
 * Does the content security policy let us through? What it stops is told by what was tried: requests were, and doctor.js has come
 * from where widget.js comes from.
 */
export function examinePolicy({ location }: Window, { api, home }: DoctorConfig, stopped: Seen['stopped']): Finding[] {
  const script = new URL(home).origin
  const backend = new URL(api, location.href).origin
  const ours = [...stopped].filter((line) => line.endsWith(` ${script}`) || line.endsWith(` ${backend}`))
  return ours[0]
    ? [finding('policy', 'fail', 'The content security policy stops us', '', `Add to it: ${ours.join('; ')}`)]
    : [
        finding(
          'policy',
          'ok',
          'No content security policy stops us',
          `One must have: script-src ${script}; connect-src ${backend}`,
        ),
      ]
}
