import type { DeviceDialog } from '../dialog/device-dialog.ts'
import type { DialogScript, ScriptStep } from '../dialog/dialog-script.ts'
import type { Expectation } from '../dialog/expectation.ts'
import { refuseQuestion } from '../dialog/refuse-question.ts'
import { SessionClosedError } from '../error/session-closed-error.ts'
import type { CommandReader } from './command-reader.ts'
import type { Ending } from './ending.ts'
import { lineByLine } from './line-by-line.ts'

/** Where an answer ends: at a prompt, or where the caller wanted. */
export type Arrival = Extract<Ending, { readonly kind: 'prompt' | 'there' }>

/** How the device is listened to. */
export interface ConverseOptions {
  /** What is waited for, and how long. */
  readonly waiting: Expectation
  /** What the device may ask, and the answers. */
  readonly script: DialogScript
  /** Told each line of output as it ends. */
  readonly onLine?: ((line: string) => void) | undefined
  /** Whether the end of the session is a good answer. */
  readonly endsSession?: boolean | undefined
}

/** How it went. */
export interface Conversation {
  /** Where the answer ended; undefined: the device ended the session. */
  readonly ending: Arrival | undefined
  /** The question that meant an abort, when it was asked. */
  readonly abort: string | undefined
  /** A question that the device should have asked and did not. */
  readonly missing: string | undefined
  /** Whether a pager stopped the output on the way. */
  readonly hasPaged: boolean
}

/**
 * Answers what a device asks until it stands where the answer ends.
 *
 * @param dialog - The device; a line was just typed.
 * @param reader - Finds echo and end.
 * @param options - See {@link ConverseOptions}.
 * @throws `EchoMismatchError`, `UnknownDialogError`, `PromptTimeoutError`, `SessionClosedError`, or the
 * signal's reason.
 */
export async function converse(
  dialog: DeviceDialog,
  reader: CommandReader,
  { waiting, script, onLine, endsSession }: ConverseOptions,
): Promise<Conversation> {
  const hear = onLine && ((line: string): void => onLine(dialog.hide(line)))
  const judge = lineByLine(reader, hear, dialog.onRejection)
  let abort: string | undefined
  let hasPaged = false
  for (;;) {
    let ending: Ending | undefined
    try {
      ending = await dialog.expect(judge, waiting)
    } catch (error) {
      const isEnd = endsSession === true && error instanceof SessionClosedError
      if (!isEnd || error.by === 'us') throw error
    }
    switch (ending?.kind) {
      case 'known':
        hasPaged = true
        dialog.answer(ending.answer, { withEnter: false })
        break
      case 'asked':
        if (ending.step.isAbort === true) abort = dialog.partial.trim()
        await answer(dialog, ending.step, waiting)
        script.pass(ending.step)
        break
      case 'question':
        throw await refuseQuestion(dialog, waiting, ending.question)
      default:
        return { ending, abort, missing: missingOf(script), hasPaged }
    }
  }
}

function missingOf({ missing }: DialogScript): string | undefined {
  return missing && String(missing.expect)
}

/** Answers a question that was foreseen. */
async function answer(dialog: DeviceDialog, step: ScriptStep, waiting: Expectation): Promise<void> {
  const given = typeof step.answer === 'function' ? step.answer() : step.answer
  if (given === undefined) throw await refuseQuestion(dialog, waiting, dialog.partial.trim())
  if (typeof given !== 'string') dialog.writeSecret(given)
  else dialog.answer(given, { withEnter: step.enter !== false })
}
