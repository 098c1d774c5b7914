/** How it stands: works · worth knowing · works worse than it could · does not work. */
export type State = 'ok' | 'note' | 'warn' | 'fail'

/** One thing that was looked at on the page. */
export interface Finding {
  /** Stable, such as `origin`: for scripts that read the report. */
  id: string
  state: State
  /** What was found, in one line. */
  title: string
  /** What it means or why it is so; empty where the title says it all. */
  detail: string
  /** What to do; `null` where there is nothing to do. */
  todo: string | null
}

/** What an examination finds, one after the other: what was found stays found when it breaks off. */
export type Findings = Iterable<Finding> | AsyncIterable<Finding>

/** Makes a finding. No detail or nothing to do may also be said by an empty text. */
export function finding(
  id: string,
  state: State,
  title: string,
  detail?: string | false,
  todo?: string | false,
): Finding {
  return { id, state, title, detail: detail || '', todo: todo || null }
}
