import { finding, type Finding } from './finding.ts'
import { TAGS } from './options.ts'

/** Is goodword.js on the page once, and are its parts of one version? */
export function* examineCopies(version: string, doctorVersion: string): Generator<Finding> {
  yield version === doctorVersion
    ? finding('version', 'ok', `Version ${version}`)
    : finding(
        'version',
        'warn',
        `goodword.js is ${version}, doctor.js ${doctorVersion}`,
        '',
        'Load the page anew, or renew the tag.',
      )
  const tags = document.querySelectorAll(TAGS).length
  if (tags > 1) yield finding('twice', 'warn', `goodword.js is here ${tags} times`, 'The first runs.', 'Keep one tag.')
}
