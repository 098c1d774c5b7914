import { finding, type Finding } from './finding.ts'
import type { Seen } from './watch.ts'

/**
 * Does the content security policy let us through? What it stops is told by what was tried: requests were, and doctor.js has come
 * from where every part comes from.
 */
export function* examinePolicy(home: string | URL, backend: string, stopped: Seen['stopped']): Generator<Finding> {
  const origins = [home, backend].map((url) => new URL(url).origin)
  const ours = [...stopped].filter((line) => origins.includes(line.split(' ')[1]!))
  yield ours[0]
    ? finding('policy', 'fail', 'The content security policy stops us', '', `Add to it: ${ours.join('; ')}`)
    : finding(
        'policy',
        'ok',
        'No content security policy stops us',
        `It needs: script-src ${origins[0]}; connect-src ${origins[1]}`,
      )
}
