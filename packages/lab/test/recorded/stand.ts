import type { InputState } from '../../src/terminal/reader.ts'

/** Where a recorded device stands: it has printed its prompt, or a question, and waits for a line. */
export interface Stand {
  /** What it printed last, and prints again after input that nobody recorded. */
  readonly prompt: string
  /** What it waits for; a password is not echoed. */
  readonly state: InputState
  /** What it was recorded to answer to a line; undefined: nobody recorded that. */
  readonly answer: (line: string) => Answer | undefined
  /** Where a single key leads, without Enter, by the character that it sends: a pager's space. */
  readonly keys?: Readonly<Record<string, () => Stand>> | undefined
}

/** What a recorded device answers to a line. */
export interface Answer {
  /** What it prints before it stands again: whole lines, `\n` between and behind them, or nothing. */
  readonly output: string
  /** Where it stands then. */
  readonly next: Stand | 'hang-up'
  /** What it prints behind the echo of the line, before it ends that line; mostly nothing. */
  readonly echoEnd?: string | undefined
}

const HIDDEN = /(?:password|secret): ?$/i
const PAGER = /-+ ?\(?more\)? ?-+>? ?$/i
const PROMPT = /[>#$%] ?$|^\[\S+\]$/

/** What a device waits for that has printed this. */
export function stateAt(prompt: string): InputState {
  if (HIDDEN.test(prompt)) return 'password'
  if (PAGER.test(prompt)) return 'paging'
  return PROMPT.test(prompt) ? 'prompt' : 'dialog'
}

/**
 * One way to write a line that may be written in several: the recordings were made by other tools, which
 * abbreviate, and ask for other widths.
 */
export function plainInput(line: string): string {
  return line
    .trimEnd()
    .replace(/^term /, 'terminal ')
    .replace(/^config(?:ure)? term(?:inal)?$/, 'configure terminal')
    .replace(/^(terminal width|set cli screen-width) \d+$/, '$1')
}
