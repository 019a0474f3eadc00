import { checkScript } from '../dialog/dialog-script.ts'
import { deadlineIn } from '../dialog/expectation.ts'
import { CommandCutError } from '../error/command-cut-error.ts'
import { CommandRejectedError } from '../error/command-rejected-error.ts'
import { DialogAbortedError, DialogStepMissingError } from '../error/dialog-error.ts'
import type { SessionContext } from '../session-context.ts'
import type { CommandReply } from '../session-reply.ts'
import type { SendCommandOptions, SendCommandTimingOptions } from './send-command-options.ts'
import type { TypedReply } from './type-options.ts'

/** A refusal stands at the head of an answer; further down it is content, e.g. of a log. */
const REFUSAL_LINES = 5

/** Options of {@link runCommand}: those of `sendCommand`, and the silence of `sendCommandTiming`. */
export type RunCommandOptions = SendCommandOptions & SendCommandTimingOptions

/**
 * Types a command and reads its answer.
 *
 * @param context - The session.
 * @param command - One line.
 * @param options - Limits, dialog, and what is made of the answer.
 * @throws {@link CommandRejectedError} when the device did not understand it,
 * {@link DialogAbortedError}, {@link DialogStepMissingError}, {@link CommandCutError} when the signal aborted and it may have changed something, or what
 * `CommandLine.type` throws.
 */
export async function runCommand(
  context: SessionContext,
  command: string,
  options: RunCommandOptions,
): Promise<CommandReply> {
  const { host, platform, limits, line } = context
  const { timeoutMs = limits.commandTimeoutMs, signal, maxDurationMs } = options
  const { encoding } = context.dialog
  checkScript(options.dialog ?? [], { host, phase: 'command', encoding })
  const startedAt = performance.now()
  const changed = platform.readOnly.test(command) ? false : 'unknown'
  const reply = await line
    .type(normalized(command, options), {
      phase: 'command',
      timeoutMs,
      deadline: maxDurationMs === undefined ? undefined : deadlineIn(maxDurationMs),
      signal,
      changed,
      script: options.dialog,
      expect: options.expect,
      untilQuietMs: options.quietMs,
      verifyEcho: options.verifyEcho ?? context.verifyEcho,
      onLine: options.onLine,
      endsSession: options.endsSession,
      isAnswer: true,
    })
    .catch((error: unknown) => {
      const isCut = signal?.aborted === true && error === signal.reason
      if (!isCut || changed === false) throw error
      throw new CommandCutError({ host, phase: 'command', command }, { cause: error })
    })
  checkAnswer(context, { command, output: reply.output })
  checkDialog(host, command, reply)
  const { text, mode } = line.prompt
  const prompt = reply.waitsAt ?? ''
  const isAtPrompt = reply.waitsAt === text
  if (isAtPrompt && reply.echo !== '') context.pipelining.noteAnswer()
  return {
    command,
    output: outputOf(reply, options),
    elapsedMs: performance.now() - startedAt,
    prompt,
    mode: mode.name,
    endedAt: reply.waitsAt === undefined ? 'close' : isAtPrompt ? 'prompt' : 'question',
    warnings: reply.warnings,
  }
}

/**
 * Looks for a refusal in an answer.
 *
 * @param context - The session.
 * @param reply - Command and answer.
 * @throws {@link CommandRejectedError}.
 */
export function checkAnswer(
  { host, platform }: SessionContext,
  { command, output }: Pick<CommandReply, 'command' | 'output'>,
): void {
  const reason = output
    .split('\n', REFUSAL_LINES)
    .find((text) => platform.commandErrors.some((pattern) => pattern.test(text)))
  if (reason === undefined) return
  throw new CommandRejectedError({ host, phase: 'command', command, reason, output })
}

/** A refusal says more than the questions that did not come because of it: this is looked at after it. */
function checkDialog(host: string, command: string, { abort, missing, output }: TypedReply): void {
  const details = { host, phase: 'command', command, output } as const
  if (abort !== undefined) throw new DialogAbortedError({ ...details, question: abort })
  if (missing !== undefined) throw new DialogStepMissingError({ ...details, question: missing })
}

/** From plain JavaScript anything may come; `encodeInput` refuses what is no text. */
function normalized(command: string, { normalize }: RunCommandOptions): string {
  return normalize === false || typeof command !== 'string' ? command : command.trimEnd()
}

function outputOf(
  { echo, output, waitsAt = '' }: TypedReply,
  { stripCommand, stripPrompt }: RunCommandOptions,
): string {
  const parts = [stripCommand === false ? echo : '', output, stripPrompt === false ? waitsAt : '']
  return parts.filter((part) => part !== '').join('\n')
}
