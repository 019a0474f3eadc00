import { Secret } from '@nornir-ts/core'
import type { KeyboardInteractiveAuthMethod, Prompt } from 'ssh2'
import type { AuthenticationPrompt, PromptHandler, SshTarget } from '../ssh-target.ts'

/** Works out the answers of one round; what it throws ends the log-in. */
export type Answerer = (
  work: (signal: AbortSignal) => Promise<readonly string[]>,
  done: (answers: string[]) => void,
) => void

/** Calls back once the password may be shown to the device (safety rule 18), or never. */
export type PasswordGate = (show: () => void) => void

/** Whose questions {@link KeyboardInteractive} answers, and by what means. */
export interface KeyboardInteractiveOptions {
  /** User, password, prompt handler. */
  readonly target: Pick<SshTarget, 'host' | 'username' | 'password' | 'onPrompt'>
  /** Runs the prompt handler; a failure of it ends the log-in. */
  readonly answer: Answerer
  /** What the password waits for. */
  readonly showPassword: PasswordGate
}

/** Questions that ask for something else than the password, though they hide the answer. */
const ASKS_FOR_CODE = /code|token|otp|one.?time|\bpin\b|verification|response|challenge/i

/** Answers the questions of keyboard-interactive authentication (RFC 4256). */
export class KeyboardInteractive {
  /** Whether the password is among the answers, given or waiting for its turn. */
  isPasswordSent = false
  readonly #options: KeyboardInteractiveOptions

  constructor(options: KeyboardInteractiveOptions) {
    this.#options = options
  }

  /**
   * Makes ssh2's prompt handler.
   *
   * @param use - `with-password`: the first lone question whose answer is hidden, and which is not
   * for a code, gets the password; it is never given twice. All else is for the user's handler.
   */
  handler(use: 'with-password' | 'prompts-only'): KeyboardInteractiveAuthMethod['prompt'] {
    return (...[, instructions, , prompts, finish]) => {
      const { target, answer, showPassword } = this.#options
      const { password } = target
      const isForPassword =
        use === 'with-password' && !this.isPasswordSent && asksForPassword(prompts)
      if (isForPassword && password !== undefined) {
        this.isPasswordSent = true
        showPassword(() => finish([password.reveal()]))
        return
      }
      answer((signal) => this.#ask(instructions, prompts, signal), finish)
    }
  }

  async #ask(
    instructions: string,
    prompts: readonly Prompt[],
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const { host, username, onPrompt } = this.#options.target
    const questions = prompts.map(({ prompt, echo = false }) => ({ text: prompt, echo }))
    const prompt: AuthenticationPrompt = { host, username, instructions, questions }
    if (onPrompt === undefined) throw new UnansweredPromptError(prompt)
    const answers = await answersOf(onPrompt, prompt, signal)
    if (answers.length !== questions.length) throw new UnansweredPromptError(prompt)
    return answers
  }
}

/** The device asks what nobody answers; becomes the reason of an `AuthenticationError`. */
class UnansweredPromptError extends Error {
  constructor({ questions }: AuthenticationPrompt) {
    const asked = questions.map(({ text }) => JSON.stringify(text.trim())).join(', ')
    super(`the device asks ${asked}; give an onPrompt handler that answers every question`)
  }
}

function asksForPassword(prompts: readonly Prompt[]): boolean {
  const [only, ...others] = prompts
  if (only === undefined || others.length > 0) return false
  return only.echo === false && !ASKS_FOR_CODE.test(only.prompt)
}

async function answersOf(
  onPrompt: PromptHandler,
  prompt: AuthenticationPrompt,
  signal: AbortSignal,
): Promise<string[]> {
  const answers = await onPrompt(prompt, signal)
  return answers.map((answer) => Secret.of(answer).reveal())
}
