import { CommandLine, type CommandLineOptions } from './command-line.ts'
import { at, promptEnding } from './ending.ts'
import { refuseQuestion, type Waiting } from './refuse-question.ts'

/**
 * Waits for the first prompt and types nothing but the platform's answers to its log-in dialogs.
 *
 * @param options - What the command line works with.
 * @param signal - Gives up with its reason.
 * @throws `UnknownDialogError`, `PromptTimeoutError`, `SessionClosedError`, or the signal's reason.
 */
export async function logIn(
  options: CommandLineOptions,
  signal: AbortSignal,
): Promise<CommandLine> {
  const { dialog, platform, limits, log } = options
  const waiting: Waiting = {
    phase: 'login',
    expected: `a prompt of ${platform.name}`,
    timeoutMs: limits.loginTimeoutMs,
    changed: false,
    signal,
  }
  let isBehindInput = false
  for (;;) {
    const ending = await dialog.expect({
      ...waiting,
      isBehindInput,
      judge: (_lines, partial) => {
        const known = platform.loginDialogs?.find(({ pattern }) => pattern.test(partial))
        if (known === undefined) return promptEnding(partial, platform, limits)
        return at({ kind: 'known', answer: known.answer }, limits.promptQuietMs)
      },
    })
    if (ending.kind === 'question') throw await refuseQuestion(dialog, waiting, ending.question)
    const greeting = dialog.take()
    if (ending.kind === 'prompt') {
      const { text, mode } = ending.prompt
      log.debug({ greeting, prompt: text, mode: mode.name }, 'logged in')
      return new CommandLine(options, ending.prompt)
    }
    if (ending.kind === 'known') {
      dialog.write(ending.answer)
      isBehindInput = true
    }
  }
}
