import type { Reader } from './reader.ts'

/** Reads a line without echo, as at `Password:`. */
export class HiddenReader implements Reader {
  /** @inheritdoc */
  readonly state = 'password'
  readonly #onLine: (line: string) => void
  #line = ''

  /** @param onLine - Gets the line when Enter comes. */
  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  /** @inheritdoc */
  take(byte: number): void {
    if (byte === 0x0d || byte === 0x0a) this.#onLine(this.#line)
    else if (byte === 0x08 || byte === 0x7f) this.#line = this.#line.slice(0, -1)
    else this.#line += String.fromCharCode(byte)
  }
}
