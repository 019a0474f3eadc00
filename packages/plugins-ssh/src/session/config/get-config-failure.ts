import { PromptTimeoutError } from '../error/prompt-timeout-error.ts'
import { SessionClosedError } from '../error/session-closed-error.ts'
import { UnknownDialogError } from '../error/unknown-dialog-error.ts'

/** Stands where a failure quotes what came last. */
const HIDDEN = '[lines of a configuration]'

/**
 * The same failure without the lines that it quotes: what came before it is configuration, which may hold
 * secrets. The question of a dialog stays.
 *
 * @param error - Whatever reading a configuration threw.
 */
export function withoutLines(error: unknown): unknown {
  const { cause } = error instanceof Error ? error : {}
  const options = cause === undefined ? {} : { cause }
  if (error instanceof SessionClosedError) {
    return error.output === ''
      ? error
      : new SessionClosedError({ ...error, output: HIDDEN }, options)
  }
  if (error instanceof PromptTimeoutError) {
    return new PromptTimeoutError({ ...error, tail: [HIDDEN] }, options)
  }
  if (error instanceof UnknownDialogError) {
    return new UnknownDialogError({ ...error, tail: [HIDDEN] }, options)
  }
  return error
}
