import type { ErrorCode } from '@goodword/core'
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { codeOf } from './code-of.ts'

/** One thing that a person can have done: once at a time, and it is known how it went. */
export interface Command<Input, Result> {
  readonly step: ReadonlySignal<'idle' | 'sending' | 'failed' | 'done'>
  /** What came back the last time it was done, or `null`. */
  readonly result: ReadonlySignal<Result | null>
  /** Why it failed the last time, or `null`. */
  readonly problem: ReadonlySignal<ErrorCode | null>
  /** Does it; nothing while it is on its way. Resolves to what came back, or to `null`. Never rejects. */
  run(input: Input): Promise<Result | null>
}

export function createCommand<Input, Result>(
  send: (input: Input) => Promise<Result>,
  onError?: (code: ErrorCode) => void,
): Command<Input, Result> {
  const step = signal<'idle' | 'sending' | 'failed' | 'done'>('idle')
  const result = signal<Result | null>(null)
  const problem = signal<ErrorCode | null>(null)
  return {
    step,
    result,
    problem,
    async run(input) {
      if (step.peek() === 'sending') return null
      step.value = 'sending'
      try {
        const answer = await send(input)
        // The step last: what it brings with it is there by then.
        result.value = answer
        problem.value = null
        step.value = 'done'
        return answer
      } catch (error) {
        const code = codeOf(error)
        problem.value = code
        step.value = 'failed'
        onError?.(code)
        return null
      }
    },
  }
}
