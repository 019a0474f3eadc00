import { NornirError } from '../error/nornir-error.ts'

/** Details of a {@link TerminalMissingError} and a {@link TerminalEndedError}. */
export interface TerminalDetails {
  /** What was to be asked. */
  readonly question: string
}

/** Nobody can be asked: the program has no terminal, as in CI, cron, or a container without `-t`. */
export class TerminalMissingError extends NornirError implements TerminalDetails {
  readonly code = 'TERMINAL_MISSING'
  /** What was to be asked. */
  readonly question: string

  constructor({ question }: TerminalDetails, options?: ErrorOptions) {
    super(
      `there is no terminal to ask "${question}"; where nobody sits, use { $env: … }, { $file: … } or a vault`,
      options,
    )
    this.question = question
  }
}

/** Whoever was asked pressed Ctrl-C or Ctrl-D instead of answering, or closed the terminal. */
export class TerminalEndedError extends NornirError implements TerminalDetails {
  readonly code = 'TERMINAL_ENDED'
  /** What was asked. */
  readonly question: string

  constructor({ question }: TerminalDetails, options?: ErrorOptions) {
    super(`"${question}" was not answered`, options)
    this.question = question
  }
}
