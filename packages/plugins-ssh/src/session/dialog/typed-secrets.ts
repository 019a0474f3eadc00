import type { Secret } from '@nornir-ts/core'
import { MASK } from '../../session-log/secret-echo.ts'

/** A shorter secret could be a part of any word. */
const MIN_HIDDEN_LENGTH = 6

/** The secrets that were typed for one command, to be hidden in what the device says to it. */
export class TypedSecrets {
  /** By the question that each answered. */
  readonly #secrets = new Map<string, Secret>()

  /**
   * @param secret - Was typed.
   * @param question - What stood on the last line.
   */
  add(secret: Secret, question: string): void {
    this.#secrets.set(question, secret)
  }

  /** None is looked for any more. */
  clear(): void {
    // Clearing makes a new table, and most commands have no secret.
    if (this.#secrets.size > 0) this.#secrets.clear()
  }

  /**
   * A line without them: where the device echoed one behind its question, and, of those that are long
   * enough to be told from other words, wherever it repeats them.
   *
   * @param line - As the device wrote it.
   */
  hide(line: string): string {
    if (this.#secrets.size === 0) return line
    let hidden = line
    for (const [question, secret] of this.#secrets) {
      const text = secret.reveal()
      if (line.startsWith(question) && line.includes(text, question.length)) return question
      if (text.length >= MIN_HIDDEN_LENGTH) hidden = hidden.replaceAll(text, MASK)
    }
    return hidden
  }
}
