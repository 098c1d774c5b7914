/** A moment in answers: RFC 3339. */
export const iso = (at: number): string => new Date(at).toISOString()

/** A moment that may not have come. */
export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))
