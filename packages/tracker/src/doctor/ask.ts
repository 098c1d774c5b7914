/** A browser that is kept waiting shows nothing: the doctor would rather say so. */
const TIMEOUT_MS = 8000

/** What came back. */
export interface Answer {
  status: number
  /** The parsed JSON, or an empty object. */
  body: { code?: string; anyOrigin?: boolean; accepted?: number }
  headers: Headers
}

/** Sends one request without cookies; `null` when nothing readable came back. Never rejects. */
export async function ask(url: string, init?: RequestInit): Promise<Answer | null> {
  try {
    const signal = AbortSignal.timeout?.(TIMEOUT_MS)
    const response = await fetch(url, { credentials: 'omit', cache: 'no-store', signal, ...init })
    const body = await response.json().catch(() => ({})) // a page of somebody else's, or nothing
    return { status: response.status, body: Object(body), headers: response.headers }
  } catch {
    return null // the network, a policy or a blocker: which of them is told by what else is seen
  }
}
