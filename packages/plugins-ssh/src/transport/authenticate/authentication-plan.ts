import type { AnyAuthMethod, ParsedKey } from 'ssh2'
import { KeyboardInteractive, type KeyboardInteractiveOptions } from './keyboard-interactive.ts'

/** What an {@link AuthenticationPlan} is made of. */
export interface AuthenticationPlanOptions extends KeyboardInteractiveOptions {
  /** Private keys, unlocked. */
  readonly keys: readonly ParsedKey[]
  /** Path of the agent's socket. */
  readonly agent?: string | undefined
}

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
   * Gives the next attempt, or undefined when nothing is left that may be tried.
   *
   * @param allowed - Methods that the device named in its last refusal; null before the first.
   * @param isPartial - Whether the last attempt was accepted but more is asked for.
   */
  next(allowed: readonly string[] | null, isPartial: boolean): AnyAuthMethod | undefined {
    if (allowed !== null) this.allowed = allowed
    if (allowed?.includes('password')) this.#wasPasswordListed = true
    if (isPartial) {
      this.#isPasswordAccepted ||= this.isPasswordSent
      this.#keyMethods = keyMethods(this.#options)
    }
    const method = this.#nextKey() ?? this.#nextPassword(isPartial) ?? this.#nextPrompt(isPartial)
    if (method !== undefined) this.tried.push(method.type)
    return method
  }

  #nextKey(): AnyAuthMethod | undefined {
    if (this.isPasswordSent || !this.#mayUse('publickey')) return undefined
    return this.#keyMethods.shift()
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

function keyMethods({ target, keys, agent }: AuthenticationPlanOptions): AnyAuthMethod[] {
  const { username } = target
  const methods: AnyAuthMethod[] = keys.map((key) => ({ type: 'publickey', username, key }))
  if (agent !== undefined) methods.push({ type: 'agent', username, agent })
  return methods
}
