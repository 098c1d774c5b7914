/** Something a person can put right: shown as one line, without a stack, and the command ends with 1. */
export class CliError extends Error {
  override readonly name = 'CliError'
}
