import type { Reader } from './reader.ts'

/** What a pager needs of its shell. */
export interface PagerOptions {
  /** Lines still to show. */
  readonly lines: readonly string[]
  /** Lines of the terminal; a page has one less. */
  readonly length: number
  /** `Press any key to continue`: only `q` ends it, every other key gives a page. */
  readonly goesOnAtAnyKey: boolean
  /** Prints to the user. */
  readonly print: (text: string) => void
  /** Called after every key, before the pager acts on it. */
  readonly onKey: () => void
  /** Called when everything was shown, or the user had enough. */
  readonly onEnd: () => void
}

const more = ' --More-- '

/**
 * Takes ` --More-- ` away again: nine back, eight blanks, nine back, as in several public captures of IOS
 * routers (other families send ten).
 */
const erase = `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`

const anyKey = 'Press any key to continue (Q to quit)'

/** Blanks the question and goes back to the start of its row. */
const eraseAnyKey = `\r${' '.repeat(anyKey.length)}\r`

/**
 * Shows long output page by page: space gives a page, Enter a line, any other key ends it
 * (Cisco, "Using the Command-Line Interface", `--More--`). The key is swallowed: what is typed ahead
 * loses its first letter here (production-safety section 2).
 */
export class Pager implements Reader {
  /** @inheritdoc */
  readonly state = 'paging'
  readonly #options: PagerOptions
  #shown = 0

  /** @param options - See {@link PagerOptions}. */
  constructor(options: PagerOptions) {
    this.#options = options
  }

  /** Shows the first page. */
  start(): void {
    this.#show(this.#options.length - 1)
  }

  /** @inheritdoc */
  take(byte: number): void {
    this.#options.onKey()
    const { goesOnAtAnyKey, print } = this.#options
    print(goesOnAtAnyKey ? eraseAnyKey : erase)
    const isQuit = byte === 0x71 || byte === 0x51
    if (byte === 0x20 || (goesOnAtAnyKey && !isQuit)) this.#show(this.#options.length - 1)
    else if (byte === 0x0d || byte === 0x0a) this.#show(1)
    else this.#options.onEnd()
  }

  #show(count: number): void {
    const { lines, print, onEnd, goesOnAtAnyKey } = this.#options
    const page = lines.slice(this.#shown, this.#shown + Math.max(count, 1))
    this.#shown += page.length
    print(page.map((line) => `${line}\n`).join(''))
    if (this.#shown < lines.length) print(goesOnAtAnyKey ? anyKey : more)
    else onEnd()
  }
}
