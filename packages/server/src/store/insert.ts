/** PostgreSQL takes at most 65 535 parameters in a statement; a table of ours has fewer than 25 columns. */
const ROWS = 2000

/** Splits rows into statements that PostgreSQL accepts. */
export function* inStatements<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += ROWS) yield rows.slice(start, start + ROWS)
}
