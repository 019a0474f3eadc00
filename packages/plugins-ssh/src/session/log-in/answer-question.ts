import type { Secret } from '@nornir-ts/core'
import type { DeviceDialog } from '../dialog/device-dialog.ts'
import type { Expectation } from '../dialog/expectation.ts'

/**
 * Types an answer and waits until the line with the question is done with: it stands there until the
 * device has read us.
 *
 * @param dialog - A device that asks.
 * @param answer - What is typed, alone; the line is ended behind it.
 * @param waiting - How long, and what for.
 * @throws what `DeviceDialog.expect` throws.
 */
export async function answerQuestion(
  dialog: DeviceDialog,
  answer: string | Secret,
  waiting: Expectation,
): Promise<void> {
  const question = dialog.partial
  dialog.take()
  if (typeof answer === 'string') dialog.writeLines(answer)
  else dialog.writeSecret(answer)
  await dialog.expect(
    (lines, partial) => {
      const isDone = lines.length > 0 || !partial.startsWith(question)
      return isDone ? { quietMs: 0, value: () => true } : undefined
    },
    { ...waiting, isBehindInput: true },
  )
}

/**
 * The same for a password, which a device should not echo. Where one does, the echo is taken off the
 * screen, so that it gets into no message and no log.
 *
 * @returns What came right behind an echo, taken with it.
 * @throws what {@link answerQuestion} throws.
 */
export async function answerHidden(
  dialog: DeviceDialog,
  answer: Secret,
  waiting: Expectation,
): Promise<readonly string[]> {
  const question = dialog.partial
  await answerQuestion(dialog, answer, waiting)
  const [first = ''] = dialog.lines
  return first.trimEnd() === question.trimEnd() ? [] : dialog.take().slice(1)
}
