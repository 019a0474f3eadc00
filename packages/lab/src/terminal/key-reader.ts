import type { Reader } from './reader.ts'

/**
 * Waits for one key at a `[confirm]`: Enter or `y` says yes, every other key says no and is swallowed
 * (Cisco IOS, `[confirm]`; production-safety section 2: "a command that reads its input takes the
 * next command as its answer").
 */
export class KeyReader implements Reader {
  /** @inheritdoc */
  readonly state = 'dialog'
  readonly #onKey: (confirmed: boolean) => void

  /** @param onKey - Told once whether the user agreed. */
  constructor(onKey: (confirmed: boolean) => void) {
    this.#onKey = onKey
  }

  /** @inheritdoc */
  take(byte: number): void {
    this.#onKey(byte === 0x0d || byte === 0x0a || byte === 0x79 || byte === 0x59)
  }
}
