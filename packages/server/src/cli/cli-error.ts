/** Something a person can put right: shown as one line, without a stack. */
export class CliError extends Error {
  override readonly name = 'CliError'

  constructor(
    message: string,
    /** What the command ends with. */
    readonly exitCode = 1,
  ) {
    super(message)
  }
}
