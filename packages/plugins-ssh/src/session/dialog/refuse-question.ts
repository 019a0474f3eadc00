import { UnknownDialogError } from '../error/unknown-dialog-error.ts'
import type { DeviceDialog } from './device-dialog.ts'
import type { Expectation } from './expectation.ts'

/**
 * Closes the connection at a question: whatever is typed next would be its answer.
 *
 * @param dialog - The device that asks.
 * @param expectation - What was waited for instead.
 * @param question - The line that waits for an answer.
 * @returns The error to throw.
 */
export async function refuseQuestion(
  dialog: DeviceDialog,
  { phase, changed }: Expectation,
  question: string,
): Promise<UnknownDialogError> {
  const tail = dialog.tail()
  const shown = dialog.hide(question)
  await dialog.close()
  return new UnknownDialogError({ host: dialog.host, phase, question: shown, tail, changed })
}
