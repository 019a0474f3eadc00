import type { Reader } from './reader.ts'

/** What a pager looks like on a family of devices, and what its keys do. */
export interface PagerStyle {
  /** The question below a page, for so many lines shown of so many that there are. */
  readonly question: (shown: number, all: number, isFirst: boolean) => string
  /** Takes the question away again. */
  readonly erase: string
  /** What a key does; `nothing` waits for another one. */
  readonly key: (byte: number) => 'page' | 'line' | 'end' | 'nothing'
}

/** What a pager needs of its shell. */
export interface PagerOptions {
  /** Lines still to show. */
  readonly lines: readonly string[]
  /** Lines of the terminal; a page has one less. */
  readonly length: number
  /** Its looks. Default: as on IOS. */
  readonly style?: PagerStyle | undefined
  /** `Press any key to continue`: only `q` ends it, every other key gives a page. Outdoes the style. */
  readonly goesOnAtAnyKey: boolean
  /** Prints to the user. */
  readonly print: (text: string) => void
  /** Called after every key, before the pager acts on it. */
  readonly onKey: () => void
  /** Called when everything was shown, or the user had enough. */
  readonly onEnd: () => void
}

/**
 * ` --More-- `: space gives a page, Enter a line, any other key ends it (Cisco, "Using the Command-Line
 * Interface"). It is taken away by nine back, eight blanks, nine back, as in several public captures of
 * IOS routers (other families send ten).
 */
const more: PagerStyle = {
  question: () => ' --More-- ',
  erase: `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`,
  key: (byte) => (byte === 0x20 ? 'page' : isEnter(byte) ? 'line' : 'end'),
}

const anyKeyQuestion = 'Press any key to continue (Q to quit)'

/** Goes on at any key but `q`. */
const anyKey: PagerStyle = {
  question: () => anyKeyQuestion,
  erase: `\r${' '.repeat(anyKeyQuestion.length)}\r`,
  key: (byte) => (byte === 0x71 || byte === 0x51 ? 'end' : 'page'),
}

function isEnter(byte: number): boolean {
  return byte === 0x0d || byte === 0x0a
}

/**
 * Shows long output page by page. The key is swallowed: what is typed ahead loses its first letter here
 * (production-safety section 2).
 */
export class Pager implements Reader {
  /** @inheritdoc */
  readonly state = 'paging'
  readonly #options: PagerOptions
  readonly #style: PagerStyle
  #shown = 0

  /** @param options - See {@link PagerOptions}. */
  constructor(options: PagerOptions) {
    this.#options = options
    this.#style = options.goesOnAtAnyKey ? anyKey : (options.style ?? more)
  }

  /** Shows the first page. */
  start(): void {
    this.#show(this.#options.length - 1)
  }

  /** @inheritdoc */
  take(byte: number): void {
    this.#options.onKey()
    const act = this.#style.key(byte)
    if (act === 'nothing') return
    this.#options.print(this.#style.erase)
    if (act === 'page') this.#show(this.#options.length - 1)
    else if (act === 'line') this.#show(1)
    else this.#options.onEnd()
  }

  #show(count: number): void {
    const { lines, print, onEnd } = this.#options
    const page = lines.slice(this.#shown, this.#shown + Math.max(count, 1))
    const isFirst = this.#shown === 0
    this.#shown += page.length
    print(page.map((line) => `${line}\n`).join(''))
    if (this.#shown < lines.length) print(this.#style.question(this.#shown, lines.length, isFirst))
    else onEnd()
  }
}
