import { stripVTControlCharacters, styleText } from 'node:util'
import type { ResultStatus } from '../result/result.ts'

/** Where output goes: a terminal, a file, or a collector in a test. */
export interface OutputStream {
  /** Whether it is a terminal. */
  readonly isTTY?: boolean | undefined
  /** Width of the terminal, in columns. */
  readonly columns?: number | undefined
  /** Takes text. */
  write(text: string): unknown
}

/** Options that all output has. */
export interface OutputOptions {
  /** Where the output goes. Default: standard output. */
  readonly stream?: OutputStream | undefined
  /** Whether to use colours. Default: on a terminal, unless `NO_COLOR` is set. */
  readonly color?: boolean | undefined
}

const styles = ['bold', 'dim', 'red', 'green', 'yellow', 'cyan'] as const

/** Colours, or functions that leave text as it is. */
export type Paint = Readonly<Record<(typeof styles)[number], (text: string) => string>>

/**
 * The colours for a stream.
 *
 * @param stream - Where the output goes.
 * @param color - What the caller wants; undefined leaves it to the terminal and `NO_COLOR`.
 */
export function paintFor(stream: OutputStream, color: boolean | undefined): Paint {
  const wanted = stream.isTTY === true && !process.env['NO_COLOR']
  const isOn = color ?? wanted
  // Newer Nodes would ask standard output for its opinion; the stream at hand has been asked.
  const options = { validateStream: false }
  const paint = styles.map((style) => [
    style,
    (text: string) => (isOn ? styleText(style, text, options) : text),
  ])
  return Object.fromEntries(paint) as Paint
}

/**
 * A status in its colour.
 *
 * @param paint - The colours.
 * @param status - The status.
 * @param text - What is coloured. Default: the status itself.
 */
export function paintStatus(paint: Paint, status: ResultStatus, text: string = status): string {
  if (status === 'ok') return paint.green(text)
  return status === 'skipped' || status === 'cancelled' ? paint.yellow(text) : paint.red(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g

/**
 * Text that cannot do anything to a terminal: what a device sends is not trusted with the screen.
 *
 * @param text - Any text; line feeds and tabs stay.
 */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll('\r\n', '\n').replace(controls, '')
}

/**
 * Text for one line of a table, cleaned as {@link printable} does.
 *
 * @param text - Any text.
 */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/**
 * A duration for people: `950 ms`, `1.2 s`, `3 min 05 s`.
 *
 * @param durationMs - In milliseconds.
 */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.round(durationMs)} ms`
  if (durationMs < 59_950) return `${(durationMs / 1_000).toFixed(1)} s`
  const seconds = Math.round(durationMs / 1_000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}
