/** What is known of one credential, and how many log-ins with it may be under way. */
export class CredentialRecord {
  #strikes = 0
  /** Log-ins accepted since the last strike. */
  #accepted = 0
  #underWay = 0
  #change = newChange()

  /** Log-ins that were rejected or never answered since the last that was accepted. */
  get strikes(): number {
    return this.#strikes
  }

  /** Resolves when a log-in has ended. */
  get change(): Promise<void> {
    return this.#change.promise
  }

  /**
   * Whether the credential is used no more. Not as long as a log-in is under way that could still be
   * accepted.
   *
   * @param maxStrikes - How many it takes.
   */
  isBlocked(maxStrikes: number): boolean {
    return this.#strikes >= maxStrikes && this.#underWay === 0
  }

  /**
   * Whether one more log-in may begin. Unproven, the first goes alone, and then as many as may still
   * fail, so that devices that never answer do not make all others wait one by one. Proven, twice as many
   * as were accepted: should all others refuse it, few find out together.
   *
   * @param maxStrikes - How many strikes it takes to block.
   */
  hasRoom(maxStrikes: number): boolean {
    const unproven = this.#strikes === 0 ? 1 : maxStrikes - this.#strikes
    return this.#underWay < (this.#accepted > 0 ? 2 * this.#accepted : unproven)
  }

  /**
   * A log-in begins.
   *
   * @returns Whether it begins because others were accepted: its failure together with theirs is no proof
   * yet that the credential is wrong.
   */
  begin(): boolean {
    this.#underWay += 1
    return this.#accepted > 0
  }

  /** A log-in was accepted. */
  accept(): void {
    this.#strikes = 0
    this.#accepted += 1
  }

  /**
   * A log-in was rejected, or never answered.
   *
   * @param most - It does not raise the strikes above that.
   */
  strike(most: number): void {
    this.#accepted = 0
    if (this.#strikes < most) this.#strikes += 1
  }

  /** A log-in has ended. */
  end(): void {
    this.#underWay -= 1
    const { resolve } = this.#change
    this.#change = newChange()
    resolve()
  }

  /** Forgets what speaks against the credential. */
  reset(): void {
    this.#strikes = 0
  }
}

function newChange(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
