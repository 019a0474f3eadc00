import { NornirError } from '@nornir-ts/kernel'

/** Details of a {@link CommandIndexError}. */
export interface CommandIndexDetails {
  /** The index, usually the path of its file. */
  readonly index: string
  /** Line in it, 1-based. */
  readonly line: number
  /** What is wrong, and what was expected. */
  readonly reason: string
}

/** An index from commands to templates is not one. */
export class CommandIndexError extends NornirError implements CommandIndexDetails {
  readonly code = 'TEXTFSM_INDEX'
  /** The index, usually the path of its file. */
  readonly index: string
  /** Line in it, 1-based. */
  readonly line: number
  /** What is wrong, and what was expected. */
  readonly reason: string

  constructor({ index, line, reason }: CommandIndexDetails, options?: ErrorOptions) {
    super(`${index}:${line}: ${reason}`, options)
    this.index = index
    this.line = line
    this.reason = reason
  }
}
