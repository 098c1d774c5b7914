/** The tag that loaded goodword.js, by its key; `null` where a tag manager has put the script in without one. */
export function ownTag(): HTMLScriptElement | null {
  return document.querySelector<HTMLScriptElement>('script[data-key][src*="goodword."]')
}
