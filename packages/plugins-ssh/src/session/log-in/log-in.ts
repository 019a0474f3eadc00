import type { Secret } from '@nornir-ts/core'
import { CommandLine } from '../command/command-line.ts'
import type { CommandLineOptions } from '../command/command-line-options.ts'
import { deadlineIn, type Expectation } from '../dialog/expectation.ts'
import { refuseQuestion } from '../dialog/refuse-question.ts'
import { SessionClosedError } from '../error/session-closed-error.ts'
import { answerHidden, answerQuestion } from './answer-question.ts'
import type { Credentials } from './credentials.ts'
import { closedLogIn, type LogInCircumstances, refusedLogIn } from './log-in-failure.ts'
import { type LogInEnding, type LogInProgress, logInJudge } from './log-in-judge.ts'
import { logInFailure, logInQuestion } from './log-in-question.ts'
import { inPasswordTurn } from './password-turn.ts'

/** What {@link logIn} works with. */
export interface LogInOptions extends CommandLineOptions {
  /** What is connected to, for messages. */
  readonly peer: string
  /** What to tell a device that asks who is there. Default: the transport has logged in. */
  readonly credentials?: Credentials | undefined
  /** Told what the device said, the line above the prompt last. */
  readonly onGreeting?: ((lines: readonly string[]) => void) | undefined
}

/**
 * Waits for the first prompt. Types nothing but the platform's answers to its log-in dialogs and, where
 * the transport has not logged in, user name and password: each alone, once, at a question that stands
 * on the last line and is quiet (production safety, rules 1, 2, 4, 18).
 *
 * @param options - See {@link LogInOptions}.
 * @param signal - Gives up with its reason.
 * @throws `UnknownDialogError`, `PromptTimeoutError`, `SessionClosedError`; with credentials also
 * `AuthenticationError`, `SessionLimitError`, `PasswordTurnLostError`; or the signal's reason.
 */
export async function logIn(options: LogInOptions, signal: AbortSignal): Promise<CommandLine> {
  return await new LogIn(options, signal).toPrompt()
}

const CONTROL_CHARACTER = /\p{Cc}/u

class LogIn {
  readonly #options: LogInOptions
  readonly #signal: AbortSignal
  readonly #progress: LogInProgress = {
    dialogs: 0,
    isUsernameTyped: false,
    isPasswordTyped: false,
    said: [],
  }

  constructor(options: LogInOptions, signal: AbortSignal) {
    this.#options = options
    this.#signal = signal
  }

  /** Goes on from wherever the device waits. */
  async toPrompt(): Promise<CommandLine> {
    const { dialog, log } = this.#options
    let isBehindInput = false
    for (;;) {
      const ending = await this.#explained(() => this.#ending(isBehindInput))
      isBehindInput = false
      switch (ending.kind) {
        case 'prompt': {
          const { text, mode } = ending.prompt
          log.debug({ greeting: this.#takeGreeting(), prompt: text, mode: mode.name }, 'logged in')
          return new CommandLine(this.#options, ending.prompt)
        }
        case 'known':
          this.#progress.dialogs += 1
          log.debug(
            { greeting: this.#takeGreeting(), question: dialog.partial },
            'a dialog is answered',
          )
          dialog.answer(ending.answer, { withEnter: false })
          isBehindInput = true
          break
        case 'username':
          await this.#explained(() => this.#typeUsername())
          break
        case 'password':
          return await this.#showPassword()
        case 'refused':
          throw this.#refused()
        case 'question':
          throw await refuseQuestion(dialog, this.#waiting, ending.question)
      }
    }
  }

  #takeGreeting(): readonly string[] {
    const greeting = this.#options.dialog.take()
    this.#options.onGreeting?.(greeting)
    return greeting
  }

  get #waiting(): Expectation {
    const { platform, limits, credentials } = this.#options
    const prompt = `a prompt of ${platform.name}`
    const isAsked = credentials !== undefined && !this.#progress.isPasswordTyped
    return {
      phase: 'login',
      expected: () => (isAsked ? `a question for user name or password, or ${prompt}` : prompt),
      timeoutMs: limits.loginTimeoutMs,
      // A console full of messages is never silent.
      deadline: deadlineIn(limits.loginTimeoutMs),
      changed: false,
      signal: this.#signal,
    }
  }

  get #circumstances(): LogInCircumstances {
    const { dialog, peer, credentials, platform } = this.#options
    const { isPasswordTyped } = this.#progress
    const username = credentials?.username ?? ''
    return { host: dialog.host, address: peer, username, platform, isPasswordTyped }
  }

  async #ending(isBehindInput: boolean): Promise<LogInEnding> {
    const { dialog } = this.#options
    const judge = logInJudge(this.#options, this.#progress)
    return await dialog.expect(judge, { ...this.#waiting, isBehindInput })
  }

  async #typeUsername(): Promise<void> {
    const { dialog, credentials, log } = this.#options
    if (this.#progress.isUsernameTyped || this.#progress.isPasswordTyped) throw this.#refused()
    const username = this.#typable('user name', credentials?.username)
    log.debug({ greeting: dialog.lines, question: dialog.partial }, 'the user name is typed')
    this.#progress.isUsernameTyped = true
    await answerQuestion(dialog, username, this.#waiting)
  }

  async #showPassword(): Promise<CommandLine> {
    const { dialog, peer, credentials = {}, platform } = this.#options
    if (this.#progress.isPasswordTyped) throw this.#refused()
    const password = this.#typable('password', credentials.password)
    const stillAsks = (): boolean => logInQuestion(platform, dialog.partial) === 'password'
    const turn = { dialog, peer, credentials, stillAsks, signal: this.#signal }
    return await inPasswordTurn(turn, async () => {
      await this.#explained(() => this.#typePassword(password))
      return await this.toPrompt()
    })
  }

  async #typePassword(password: Secret): Promise<void> {
    const { dialog, log } = this.#options
    log.debug({ greeting: dialog.lines, question: dialog.partial }, 'the password is typed')
    this.#progress.isPasswordTyped = true
    this.#progress.said = await answerHidden(dialog, password, this.#waiting)
  }

  /**
   * What is to be typed, if it is there and is text: a control character would act as a key, and nothing
   * at all would be Enter alone.
   */
  #typable<Text extends string | Secret>(what: string, text: Text | undefined): Text {
    const typed = typeof text === 'string' ? text : text?.reveal()
    if (text === undefined || typed === undefined || typed === '')
      throw this.#failed(`it asks for a ${what}, and none is configured`)
    if (CONTROL_CHARACTER.test(typed))
      throw this.#failed(`the ${what} holds a control character, and was not typed`)
    return text
  }

  #refused(): Error {
    const { dialog, platform } = this.#options
    const lines = [...this.#progress.said, ...dialog.lines]
    const asksAgain = `it asks ${JSON.stringify(dialog.partial.trim())} again`
    return this.#failed(logInFailure(platform, lines) ?? asksAgain)
  }

  #failed(reason: string): Error {
    return refusedLogIn(this.#circumstances, reason)
  }

  /** Says what an end of the connection means here. */
  async #explained<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } catch (error) {
      const isAsked = this.#options.credentials !== undefined
      if (!isAsked || !(error instanceof SessionClosedError)) throw error
      throw closedLogIn(error, this.#circumstances, this.#progress.said)
    }
  }
}
