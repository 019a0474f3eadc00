/** The log buffer of a device: what `show logging` prints. */
export class SystemLog {
  readonly #now: () => Date
  readonly #lines: string[] = []

  /** @param now - The time of the device. */
  constructor(now: () => Date) {
    this.#now = now
  }

  /** All lines, oldest first, without newlines. */
  get lines(): readonly string[] {
    return this.#lines
  }

  /** Writes a message, e.g. `*May  4 14:05:35.179: %SYS-5-RELOAD: …` (as recorded). */
  write(mnemonic: string, text: string): void {
    const [, day = '', month, , time] = this.#now().toUTCString().split(' ')
    const milliseconds = String(this.#now().getUTCMilliseconds()).padStart(3, '0')
    const date = `${month} ${String(Number(day)).padStart(2)} ${time}.${milliseconds}`
    this.#lines.push(`*${date}: %${mnemonic}: ${text}`)
  }

  /** Forgets everything, as a reload does. */
  clear(): void {
    this.#lines.length = 0
  }
}
