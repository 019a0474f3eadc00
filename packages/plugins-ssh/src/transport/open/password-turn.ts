import type { SshServer } from '../ssh-target.ts'
import type { OpeningWork } from './opening.ts'

/**
 * Waits for this host's turn to show the password (safety rule 18). Connection and key exchange are
 * over by then, so that hosts wait for nothing but the answer of the device that goes first.
 */
export class PasswordTurn {
  readonly #opening: OpeningWork
  readonly #target: SshServer
  #state: 'not asked for' | 'waiting' | 'taken' = 'not asked for'
  #accept: () => void = () => {}

  /**
   * @param opening - Its limit stands still while the turn is waited for, and its end ends the waiting.
   * @param target - Whose password, and what lets it be shown.
   */
  constructor(opening: OpeningWork, target: SshServer) {
    this.#opening = opening
    this.#target = target
  }

  /** Whether other hosts come first; the password is not shown yet. */
  get isWaiting(): boolean {
    return this.#state === 'waiting'
  }

  /**
   * Calls back when the password may be shown. There is one turn in a log-in: a second call, for a
   * device that refused a method and not the password, comes back at once.
   */
  readonly take = (show: () => void): void => {
    const { logIn, username, password } = this.#target
    if (logIn === undefined || this.#state === 'taken') {
      show()
      return
    }
    this.#state = 'waiting'
    this.#opening.pauseLimit()
    const attempt = async (onShown?: () => void): Promise<void> => {
      if (!this.#opening.isOver) {
        this.#state = 'taken'
        this.#opening.resumeLimit()
        onShown?.()
        show()
      }
      // Whatever ends the opening before the password was accepted is the attempt's failure.
      await Promise.race([this.#accepted(), this.#opening.outcome])
    }
    logIn({ username, secret: password }, attempt).catch((error) => this.#opening.fail(error))
  }

  /** Tells that the device has accepted the password: the turn is over, the others go on. */
  readonly accepted = (): void => this.#accept()

  #accepted(): Promise<void> {
    return new Promise((resolve) => {
      this.#accept = resolve
    })
  }
}
