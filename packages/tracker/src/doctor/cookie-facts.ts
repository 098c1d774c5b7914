/** What Chromium says of a cookie beyond its name and value, as long as it does: the standard has taken it out. */
export interface CookieFacts {
  /** Absent or `null` for a cookie of this host alone. */
  domain?: string | null
  /** When it ends, in milliseconds since 1970. */
  expires?: number | null
}

/** The facts about the visit's cookie; nothing where there is none or the browser does not tell, as on http. Never rejects. */
export async function readCookieFacts({ cookieStore }: Partial<Window>): Promise<CookieFacts | null | undefined> {
  const cookie: object | null | undefined = await cookieStore?.get('goodword').catch(() => null) // a sandboxed frame
  return cookie
}
