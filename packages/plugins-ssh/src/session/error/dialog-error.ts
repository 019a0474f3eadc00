import { SshError, type SshErrorDetails } from '../../error/ssh-error.ts'

/** Details of the errors of a dialog that did not go as planned. */
export interface DialogErrorDetails extends SshErrorDetails {
  /** The command. */
  readonly command: string
  /** The question, as the device asked it or as it was expected. */
  readonly question: string
  /** What the device said, dialog and all. */
  readonly output: string
}

/** The device asked a question that means an abort. It was answered, and the session is at its prompt. */
export class DialogAbortedError extends SshError implements DialogErrorDetails {
  readonly code = 'DIALOG_ABORTED'
  readonly command: string
  readonly question: string
  readonly output: string
  /** The device may have done part of it. */
  readonly changed = 'unknown'

  constructor(details: DialogErrorDetails) {
    const { command, question, output } = details
    super(
      `${JSON.stringify(command)} was given up: the device asked ${JSON.stringify(question)}, which the dialog marks as an abort. It was answered as told`,
      details,
    )
    this.command = command
    this.question = question
    this.output = output
  }
}

/**
 * The device came back to its prompt without having asked a question that the dialog requires: it did
 * something else than was thought. Mark the step as optional if both are right.
 */
export class DialogStepMissingError extends SshError implements DialogErrorDetails {
  readonly code = 'DIALOG_STEP_MISSING'
  readonly command: string
  readonly question: string
  readonly output: string
  /** The command was executed, in whatever way. */
  readonly changed = 'unknown'

  constructor(details: DialogErrorDetails) {
    const { command, question, output } = details
    super(
      `${JSON.stringify(command)} ended without the question ${question}. Mark the step as optional if that is right. The device said ${JSON.stringify(output.slice(-200))}`,
      details,
    )
    this.command = command
    this.question = question
    this.output = output
  }
}
