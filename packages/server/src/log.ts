/** What is worth a line: never personal data, never a key. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

/** Says what happened, one JSON object per line. */
export type Log = (event: string, fields?: LogFields) => void

/** Writes lines to the standard error, which leaves the standard output to what a person asked for. */
export const jsonLog: Log = (event, fields) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`)
}

/** Says nothing. */
export const noLog: Log = () => undefined
