/** What Chromium says of a cookie beyond its name and value, as long as it does: the standard has taken it out. */
export interface CookieFacts {
  /** Absent or `null` for a cookie of this host alone. */
  domain?: string | null
  /** When it ends, in milliseconds since 1970. */
  expires?: number | null
}

/** The facts about the visit's cookie; `null` where there is none or the browser does not tell. Never rejects. */
export async function readCookieFacts({ cookieStore }: Window): Promise<CookieFacts | null> {
  try {
    return (await cookieStore.get('goodword')) as CookieFacts | null
  } catch {
    return null // absent on http, or a sandboxed frame
  }
}
