/** A moment as answers write it: RFC 3339. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}
