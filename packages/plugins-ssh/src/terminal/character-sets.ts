/** DEC Special Graphics from 0x5f to 0x7e (VT100 User Guide, table 3-9; xterm for its Unicode). */
const LINE_DRAWING = '\u00a0◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·'
const FIRST_DRAWN = 0x5f
const DRAWN = /[_-~]/g

/**
 * The character sets that a device has chosen: ASCII, or the one with which a VT100 draws lines.
 *
 * A line end goes back to ASCII. A VT100 does not, and so shows every prompt in line drawing once a
 * device forgot to switch back; what draws boxes chooses the set anew on each line.
 */
export class CharacterSets {
  #isDrawing = [false, false]
  #active = 0

  /** Chooses what G0 (`slot` 0) or G1 (1) is: `0` draws lines, all else is ASCII (ECMA-35; VT100). */
  designate(slot: 0 | 1, set: string): void {
    this.#isDrawing[slot] = set === '0'
  }

  /** SI (`slot` 0) and SO (1): which of them text is in. */
  shift(slot: 0 | 1): void {
    this.#active = slot
  }

  /** Back to ASCII. */
  reset(): void {
    this.#active = 0
    this.#isDrawing[0] = false
    this.#isDrawing[1] = false
  }

  /** What text looks like. */
  draw(text: string): string {
    if (this.#isDrawing[this.#active] !== true) return text
    return text.replaceAll(DRAWN, (character) => {
      return LINE_DRAWING[character.charCodeAt(0) - FIRST_DRAWN] ?? character
    })
  }
}
