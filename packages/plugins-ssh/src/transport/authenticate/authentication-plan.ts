import type { AnyAuthMethod } from 'ssh2'
import type { Credentials } from './credentials.ts'
import { KeyboardInteractive, type KeyboardInteractiveOptions } from './keyboard-interactive.ts'

/** What an {@link AuthenticationPlan} is made of. */
export type AuthenticationPlanOptions = KeyboardInteractiveOptions &
  Pick<Credentials, 'keys' | 'agentKeys'>

/**
 * Decides what to offer next, so that one log-in spends the password at most once (safety rule 18).
 *
 * The order is keys, agent, password. There is no `none` probe: it would cost a round trip, and a
 * refused attempt tells the allowed methods just as well (RFC 4252, 5.1).
 *
 * - The password goes by the method `password`, unless the device is known not to allow it.
 * - When `password` is refused by a device that never listed it, the device has not looked at the
 *   password; only then is it given by keyboard-interactive, to the first question for one secret.
 * - Once the device has looked at the password and refused it, nothing more is tried.
 * - A password accepted as the first of several steps goes on with the prompt handler only.
 */
export class AuthenticationPlan {
  /** Methods tried so far, in order. */
  readonly tried: string[] = []
  /** Methods that the device said it allows; undefined as long as it has not. */
  allowed: readonly string[] | undefined
  readonly #options: AuthenticationPlanOptions
  readonly #interactive: KeyboardInteractive
  #keyMethods: AnyAuthMethod[]
  #isPasswordOffered = false
  #wasPasswordListed = false
  #isPasswordAccepted = false
  #heard: Refusal | undefined
  #stepsFor: string | undefined

  constructor(options: AuthenticationPlanOptions) {
    this.#options = options
    this.#interactive = new KeyboardInteractive(options)
    this.#keyMethods = keyMethods(options)
  }

  /** Whether the password has been sent, by whatever method, or waits for its turn to be. */
  get isPasswordSent(): boolean {
    return this.#isPasswordOffered || this.#interactive.isPasswordSent
  }

  /** Whether the password was accepted as the first of several steps. */
  get isPasswordAccepted(): boolean {
    return this.#isPasswordAccepted
  }

  /** Whether a device that refuses the log-in now has looked at the password and found it wrong. */
  get isPasswordRejected(): boolean {
    return this.isPasswordSent && !this.#isPasswordAccepted && !this.#isPasswordUnseen
  }

  /** A device that answers `password` by a list of methods without it has not looked at the password. */
  get #isPasswordUnseen(): boolean {
    const isListed = this.#wasPasswordListed || this.allowed === undefined
    return !isListed && !this.#interactive.isPasswordSent
  }

  /**
   * Takes a refusal as the device sent it: what ssh2 tells of it to {@link AuthenticationPlan.next} is
   * out of date behind a key of the agent.
   */
  readonly hear = (allowed: readonly string[], isPartial: boolean): void => {
    this.#heard = { allowed, isPartial }
  }

  /**
   * Gives the next attempt, or undefined when nothing is left that may be tried.
   *
   * @param saidAllowed - Methods that the device named in its last refusal; null before the first.
   * @param saidPartial - Whether the last attempt was accepted but more is asked for.
   */
  next(saidAllowed: readonly string[] | null, saidPartial: boolean): AnyAuthMethod | undefined {
    const { allowed, isPartial } = this.#heard ?? { allowed: saidAllowed, isPartial: saidPartial }
    if (allowed !== null) this.allowed = allowed
    if (allowed?.includes('password')) this.#wasPasswordListed = true
    if (isPartial) this.#goOn(String(allowed))
    const method = this.#nextKey() ?? this.#nextPassword(isPartial) ?? this.#nextPrompt(isPartial)
    if (method !== undefined) this.tried.push(method.type)
    return method
  }

  /** Behind an accepted step keys count again, once: a key that cannot sign would else be tried for ever. */
  #goOn(allowed: string): void {
    this.#isPasswordAccepted ||= this.isPasswordSent
    if (this.#stepsFor !== allowed) this.#keyMethods = keyMethods(this.#options)
    this.#stepsFor = allowed
  }

  #nextKey(): AnyAuthMethod | undefined {
    const isOver = this.isPasswordSent && !this.#isPasswordAccepted
    return isOver || !this.#mayUse('publickey') ? undefined : this.#keyMethods.shift()
  }

  #nextPassword(isPartial: boolean): AnyAuthMethod | undefined {
    const { username, password } = this.#options.target
    if (password === undefined) return undefined
    if (!this.isPasswordSent && this.#mayUse('password')) {
      this.#isPasswordOffered = true
      return { type: 'password', username, password: password.reveal() }
    }
    const isSpent = this.isPasswordSent && (isPartial || !this.#isPasswordUnseen)
    return isSpent ? undefined : this.#byKeyboard('with-password')
  }

  #nextPrompt(isPartial: boolean): AnyAuthMethod | undefined {
    const { onPrompt, password, username } = this.#options.target
    if (onPrompt !== undefined && (password === undefined || isPartial)) {
      return this.#byKeyboard('prompts-only')
    }
    const hasNothing = keyMethods(this.#options).length === 0 && password === undefined
    return hasNothing && this.tried.length === 0 ? { type: 'none', username } : undefined
  }

  #byKeyboard(use: 'with-password' | 'prompts-only'): AnyAuthMethod | undefined {
    const type = 'keyboard-interactive'
    if (!this.#mayUse(type) || this.tried.includes(type)) return undefined
    const { username } = this.#options.target
    return { type, username, prompt: this.#interactive.handler(use) }
  }

  #mayUse(method: string): boolean {
    return this.allowed === undefined || this.allowed.includes(method)
  }
}

function keyMethods({ target, keys, agentKeys }: AuthenticationPlanOptions): AnyAuthMethod[] {
  const { username } = target
  return [
    ...keys.map((key): AnyAuthMethod => ({ type: 'publickey', username, key })),
    ...agentKeys.map(({ agent }): AnyAuthMethod => ({ type: 'agent', username, agent })),
  ]
}

interface Refusal {
  readonly allowed: readonly string[] | null
  readonly isPartial: boolean
}
