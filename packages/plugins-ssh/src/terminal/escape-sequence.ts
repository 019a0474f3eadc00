const ESC = '\x1b'
const BEL = '\x07'

/** CSI: `ESC [`, parameters, intermediates, final byte (ECMA-48, 5.4). */
const CONTROL = new RegExp(`${ESC}\\[([0-?]*)[ -/]*([@-~])`, 'y')
/** OSC, DCS, SOS, PM, APC: a string that ends with BEL or `ESC \` (ECMA-48, 5.6; xterm for BEL). */
const STRING = new RegExp(`${ESC}[\\]PX^_][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)`, 'y')
/** Character sets and single functions: `ESC ( B`, `ESC =`, `ESC 7` (ECMA-35). */
const FUNCTION = new RegExp(`${ESC}[ -/]*[0-~]`, 'y')
/** A sequence of which the end has not come yet. */
const UNFINISHED = new RegExp(
  `${ESC}(?:\\[[0-?]*[ -/]*|[\\]PX^_][^${BEL}${ESC}]*${ESC}?|[ -/]*)$`,
  'y',
)

/** A sequence longer than this is not one: its escape character is dropped, so that memory is bounded. */
const MAX_SEQUENCE_LENGTH = 4_096

/** What stands at an escape character. */
export interface EscapeSequence {
  /** Characters to skip; 0: the sequence is not complete, wait for more. */
  readonly length: number
  /** Final character of a control sequence (`K` erases in line); undefined for what moves nothing. */
  readonly final?: string | undefined
  /** First parameter of a control sequence; undefined when it has none. */
  readonly parameter?: number | undefined
}

/**
 * Reads the escape sequence that starts at `index`.
 *
 * @param text - Decoded text; `text[index]` is the escape character.
 * @param index - Where the sequence starts.
 */
export function readEscapeSequence(text: string, index: number): EscapeSequence {
  const control = matchAt(CONTROL, text, index)
  if (control !== null) {
    const parameter = Number.parseInt(control[1] ?? '', 10)
    return {
      length: control[0].length,
      final: control[2],
      parameter: Number.isNaN(parameter) ? undefined : parameter,
    }
  }
  const string = matchAt(STRING, text, index)
  if (string !== null) return { length: string[0].length }
  const isUnfinished = matchAt(UNFINISHED, text, index) !== null
  if (isUnfinished) return { length: text.length - index > MAX_SEQUENCE_LENGTH ? 1 : 0 }
  return { length: matchAt(FUNCTION, text, index)?.[0].length ?? 1 }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}
