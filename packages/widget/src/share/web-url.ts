/** Tells whether a value may stand in an `href`: an absolute http or https URL. `javascript:` and friends are not. */
export function isWebUrl(value: string): boolean {
  try {
    return /^https?:$/.test(new URL(value).protocol)
  } catch {
    return false // not a URL at all
  }
}
