/**
 * The wait that an answer asks for, in milliseconds, or `undefined` when it names none. `Retry-After` is a number of
 * seconds or a date.
 */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('Retry-After') as string
  const ms = Number(value) * 1000 || Date.parse(value) - Date.now()
  return ms > 0 ? ms : undefined
}
