import type { Faults } from '../fault/faults.ts'
import type { PagerStyle } from '../terminal/pager.ts'
import type { Answer } from './reply.ts'

/**
 * One user's command line on a device, without its terminal: what a platform of the lab implements.
 * The shell around it reads lines, pages output, asks questions and brings the faults; it looks at the
 * properties every time it needs them.
 */
export interface CommandLine {
  /** Printed before the first prompt, e.g. the message of the day; `\n` behind every line. */
  readonly greeting: string
  /** Lines above the prompt, e.g. `\n[edit]\n` on Junos; a blank one at their head is left out above the first. */
  readonly promptHeader?: string | undefined
  /** What stands in front of the line that is typed. */
  readonly prompt: string
  /** What the device waits for at that prompt. */
  readonly state: 'prompt' | 'config'
  /** Names the mode: where it changes, typed-ahead input may be lost (`flushInputAtModeChange`). */
  readonly mode: string
  /** Lines of a page; 0 switches paging off. */
  readonly pageLength: number
  /** Columns of the terminal; 0 never scrolls. */
  readonly columns: number
  /** What paging looks like. Default: as on IOS. */
  readonly pager?: PagerStyle | undefined
  /** The byte that ends a running command. Default: Ctrl-^ (0x1e). */
  readonly interruptByte?: number | undefined
  /** The terminal of the user changed its width. */
  readonly resize: (columns: number) => void
  /** Runs a line, as typed, without the newline. */
  readonly run: (line: string) => Answer
  /** Ctrl-C at the prompt; the line so far is lost. */
  readonly onInterrupt: () => Answer
  /** Ctrl-Z at the prompt, with the line so far. */
  readonly onCtrlZ: (line: string) => Answer
  /** Live help for the line so far; absent where `?` is an ordinary character. */
  readonly help?: ((line: string) => string) | undefined
  /** The line after TAB completion; absent where TAB does nothing. */
  readonly complete?: ((line: string) => string) | undefined
  /** What a blank adds to the line before itself, where a blank completes a word; `''` for nothing. */
  readonly completeAtBlank?: ((line: string) => string) | undefined
  /** How Enter is echoed. Default: `\r\n`. */
  readonly echoOfEnter?: ((line: string) => string) | undefined
  /** The link is gone. */
  readonly close?: (() => void) | undefined
}

/** What a command line may use of the shell around it. */
export interface CommandLineSurroundings {
  /** Columns of the user's terminal. */
  readonly columns: number
  /** The faults of now. */
  readonly faults: () => Faults
  /** Prints at once, whatever the user is doing: broadcasts, log messages. `\n` behind every line. */
  readonly tell: (text: string) => void
}
