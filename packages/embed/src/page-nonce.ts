/** What the page's content security policy asks of scripts and styles, as one of them says it; empty or nothing where none does. */
export function pageNonce(): string | undefined {
  return document.querySelector<HTMLElement>('[nonce]')?.nonce
}
