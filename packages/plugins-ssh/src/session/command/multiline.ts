import { Secret } from '@nornir-ts/core'
import { checkScript, type DialogStep } from '../dialog/dialog-script.ts'
import { encodeInput, refuseInput } from '../dialog/input.ts'
import type { SessionContext } from '../session-context.ts'
import type { CommandReply } from '../session-reply.ts'
import { runCommand } from './run-command.ts'
import type { CommandOptions } from './send-command-options.ts'

/** One line of `CliSession.sendMultiline`, and what the device says before the next. */
export interface MultilineStep {
  /** What is typed; empty for Enter alone. A `Secret` is typed alone and never shown. */
  readonly send: string | Secret
  /** What the line ends in at which the next one is typed. Default: the prompt. */
  readonly expect?: RegExp | string | undefined
}

/** A command and the dialog behind it. */
interface Exchange {
  readonly command: string | Secret
  readonly dialog: DialogStep[]
  /** Where it ends when that is not the prompt. */
  expect: RegExp | string | undefined
}

/**
 * Types lines, each where the device waits for it.
 *
 * @param context - The session.
 * @param steps - The lines; one alone is a line behind which the prompt comes.
 * @param options - For each command and its dialog.
 * @returns One reply per command: a line typed at the prompt, with the dialog that it began.
 * @throws What `runCommand` throws.
 */
export async function sendMultiline(
  context: SessionContext,
  steps: readonly (string | MultilineStep)[],
  options: CommandOptions,
): Promise<CommandReply[]> {
  const exchanges = exchangesOf(steps)
  const { host, platform, dialog: device } = context
  const input = { host, phase: 'command', encoding: device.encoding } as const
  for (const { command, dialog } of exchanges) {
    if (command instanceof Secret) {
      // As a command it would stand in every log there is (production safety, rule 2).
      throw refuseInput(
        '[secret]',
        input,
        'a secret is typed only at a question that the step before expects',
      )
    }
    encodeInput(command.trimEnd(), platform, input)
    checkScript(dialog, input)
  }
  const replies: CommandReply[] = []
  for (const { command, dialog, expect } of exchanges) {
    if (command instanceof Secret) continue
    replies.push(await runCommand(context, command, { ...options, dialog, expect }))
  }
  return replies
}

/** A line behind a question is an answer, one behind the prompt a command. */
function exchangesOf(steps: readonly (string | MultilineStep)[]): readonly Exchange[] {
  const exchanges: Exchange[] = []
  let current: Exchange | undefined
  for (const step of steps) {
    const { send, expect }: MultilineStep = typeof step === 'string' ? { send: step } : step
    if (current?.expect === undefined) {
      current = { command: send, dialog: [], expect }
      exchanges.push(current)
    } else {
      current.dialog.push({ expect: current.expect, answer: send })
      current.expect = expect
    }
  }
  return exchanges
}
