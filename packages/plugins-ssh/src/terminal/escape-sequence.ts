const ESC = '\x1b'
/** What a string cannot hold: its own ends, line ends, CAN and SUB. */
const ENDS = `\\x07\\n\\r\\x18\\x1a${ESC}`
const STRING_START = `${ESC}[\\]PX^_][^${ENDS}]{0,4096}`
const CONTROL_START = `${ESC}\\[([<-?]?)([0-;]{0,64})([ -/]{0,4})`

/** CSI: `ESC [`, parameters, intermediates, final byte (ECMA-48, 5.4). */
const CONTROL = new RegExp(`${CONTROL_START}([@-~])`, 'y')
/** OSC, DCS, SOS, PM, APC: a string that ends with BEL or `ESC \` (ECMA-48, 5.6; xterm for BEL). */
const STRING = new RegExp(`${STRING_START}(?:\\x07|${ESC}\\\\)`, 'y')
/** CAN and SUB cancel the sequence that they stand in (VT100 User Guide, "Control Characters"). */
const CANCELLED = new RegExp(
  `(?:${STRING_START}|${CONTROL_START}|${ESC}[ -/]{0,4})[\\x18\\x1a]`,
  'y',
)
/** Character sets and single functions: `ESC ( B`, `ESC =`, `ESC 7` (ECMA-35). */
const FUNCTION = new RegExp(`${ESC}([ -/]{0,4}[0-~])`, 'y')
/** A sequence of which the end has not come yet. */
const UNFINISHED = new RegExp(`(?:${STRING_START}${ESC}?|${CONTROL_START}|${ESC}[ -/]{0,4})$`, 'y')
const UNFINISHED_STRING = new RegExp(`${STRING_START}$`, 'y')

/** What ends a string, or shows that it is none. */
export const STRING_END: RegExp = new RegExp(`[${ENDS}]`)
/** A longer string is none. */
export const MAX_STRING_LENGTH = 4_096

/** What stands at an escape character. */
export interface EscapeSequence {
  /** Characters to skip; 0: the sequence is not complete, wait for more. */
  readonly length: number
  /**
   * What it asks for: what follows the escape character, without parameters. `[K` erases in line, `[?h`
   * sets a private mode, `(0` chooses a character set, `7` saves the cursor. Empty: nothing.
   */
  readonly name: string
  /** Parameters of a control sequence; 0 where one is left out. */
  readonly parameters: readonly number[]
  /** Whether it is a string that waits for its end: nothing changes before {@link STRING_END} comes. */
  readonly isOpenString?: boolean | undefined
}

const NOTHING = { name: '', parameters: [] } as const

/**
 * Reads the escape sequence that starts at `index`.
 *
 * Only what is complete vanishes. xterm takes all that follows a string without an end, such as a title
 * without its BEL, for a part of it, and shows nothing any more. Here a string ends within its line and
 * within 4 096 characters, or it is none: `ESC ]` is dropped, the rest is text.
 *
 * @param text - Decoded text; `text[index]` is the escape character.
 * @param index - Where the sequence starts.
 */
export function readEscapeSequence(text: string, index: number): EscapeSequence {
  const control = matchAt(CONTROL, text, index)
  if (control !== null) {
    const [{ length }, prefix = '', numbers = '', intermediates = '', final = ''] = control
    const parameters = numbers.split(';').map((number) => Number.parseInt(number, 10) || 0)
    return { length, name: `[${prefix}${intermediates}${final}`, parameters }
  }
  const passedOver = matchAt(STRING, text, index) ?? matchAt(CANCELLED, text, index)
  if (passedOver !== null) return { ...NOTHING, length: passedOver[0].length }
  if (matchAt(UNFINISHED, text, index) !== null) {
    return { ...NOTHING, length: 0, isOpenString: matchAt(UNFINISHED_STRING, text, index) !== null }
  }
  const [{ length } = ESC, name = ''] = matchAt(FUNCTION, text, index) ?? []
  return { length, name, parameters: [] }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index
  return pattern.exec(text)
}
