import type { FileFacts, FileQuestion } from '../../platform/file-facts.ts'
import { type FillIns, fillIn, fillInPattern } from '../../platform/fill-in.ts'
import { checkAnswer } from '../command/run-command.ts'
import { visitMode } from '../mode/visit-mode.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'

/** A question about a file, and what stands for the names in braces. */
export interface AskOptions extends OperationOptions {
  /** By name: `path`, `fileSystem` as they are typed, `name` as it is shown. */
  readonly values: FillIns
}

/** What a device answered to a question about a file. */
export interface FileAnswer {
  /** What was typed. */
  readonly command: string
  /** All that came. */
  readonly output: string
  /** What was asked for; undefined where no line tells. */
  readonly value: string | undefined
  /** Whether it says that the file is not there. */
  readonly isAbsent: boolean
}

/**
 * Asks a device about a file, in the mode where that is done. It changes nothing.
 *
 * @param context - The session.
 * @param question - What is typed, and the line that tells.
 * @param options - Limits, and what stands for names.
 * @throws `CommandRejectedError`, `ModeError`, `EnableFailedError`, and what `CommandLine.type` throws.
 */
export async function askAboutFile(
  context: SessionContext,
  { facts, question }: { readonly facts: FileFacts; readonly question: FileQuestion },
  { values, timeoutMs = context.limits.commandTimeoutMs, signal }: AskOptions,
): Promise<FileAnswer> {
  const { mode: home } = facts
  const { mode = home } = question
  return await visitMode(context, { mode, home, timeoutMs, signal }, async () => {
    const command = fillIn(question.command, values)
    const asking = { phase: 'command', timeoutMs, signal, changed: false } as const
    const { output } = await context.line.type(command, asking)
    const lines = output.split('\n')
    const isAbsent = lines.some((line) => facts.absent.some((pattern) => pattern.test(line)))
    if (!isAbsent) checkAnswer(context, { command, output })
    const pattern = fillInPattern(question.line, values)
    const value = lines.map((line) => pattern.exec(line)?.groups?.['value']).find(Boolean)
    return { command, output, value, isAbsent }
  })
}
