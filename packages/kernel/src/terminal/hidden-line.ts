/** How typing a line ended: it is complete, the user wants to stop the program, or there is no more input. */
export type HiddenLineEnd = 'entered' | 'interrupted' | 'ended'

const INTERRUPT = '\u0003'
const END = '\u0004'
const ERASE_LINE = '\u0015'
/** What arrow and function keys send; a lone Escape. They must not become part of a password. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about.
const KEYS = /\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~])?/g

/** A line as it is typed at a terminal that neither shows nor edits it. */
export class HiddenLine {
  #characters: string[] = []

  /** What the line holds. */
  get text(): string {
    return this.#characters.join('')
  }

  /**
   * Takes what was typed. What stands behind the end of the line is dropped.
   *
   * @param typed - As it came from the terminal in raw mode.
   * @returns How the line ended; undefined while it goes on.
   */
  type(typed: string): HiddenLineEnd | undefined {
    for (const character of typed.replaceAll(KEYS, '')) {
      const end = this.#take(character)
      if (end !== undefined) return end
    }
    return undefined
  }

  #take(character: string): HiddenLineEnd | undefined {
    if (character === '\r' || character === '\n') return 'entered'
    if (character === INTERRUPT) return 'interrupted'
    if (character === END) return this.#characters.length === 0 ? 'ended' : 'entered'
    if (character === '\u007f' || character === '\b') this.#characters.pop()
    else if (character === ERASE_LINE) this.#characters = []
    else if (character === '\t' || character >= ' ') this.#characters.push(character)
    return undefined
  }
}
