/** The values of a list as an attribute or a configuration has it, separated by commas or spaces; none where there is nothing. */
export function listOf(value: unknown): string[] {
  return String(value ?? '').match(/[^\s,]+/g) ?? []
}
