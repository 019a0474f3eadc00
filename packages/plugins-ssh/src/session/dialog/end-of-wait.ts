import type { TransportClose } from '../../transport/transport.ts'
import { PromptTimeoutError } from '../error/prompt-timeout-error.ts'
import { SessionClosedError } from '../error/session-closed-error.ts'
import type { DeviceDialog } from './device-dialog.ts'
import type { Deadline, Expectation } from './expectation.ts'

/**
 * The error for what did not come in time.
 *
 * @param dialog - What the device said instead.
 * @param expectation - What was waited for.
 * @param deadline - The one that passed; without it the device was silent.
 */
export function timeOut(
  dialog: DeviceDialog,
  { expected, phase, timeoutMs, changed }: Expectation,
  deadline?: Deadline,
): PromptTimeoutError {
  const limit =
    deadline === undefined
      ? ({ limit: 'silence', timeoutMs } as const)
      : ({ limit: 'duration', timeoutMs: deadline.durationMs } as const)
  const details = { host: dialog.host, phase, expected: expected(), tail: dialog.tail(), changed }
  return new PromptTimeoutError({ ...details, ...limit })
}

/**
 * The error for a session that ended first.
 *
 * @param dialog - What the device had said.
 * @param expectation - What was waited for.
 * @param close - Who ended it.
 */
export function closedEarly(
  dialog: DeviceDialog,
  { phase, changed }: Expectation,
  { by, error }: TransportClose,
): SessionClosedError {
  const output = [...dialog.lines, dialog.partial].map((line) => dialog.hide(line)).join('\n')
  const isWritten = phase !== 'login'
  const details = { host: dialog.host, phase, by, output, changed, isWritten }
  return new SessionClosedError(details, { cause: error })
}
