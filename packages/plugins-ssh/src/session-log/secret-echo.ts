/** What stands where a device echoed a secret. */
export const MASK = '********'

const ESC = '\x1b'
/** An escape sequence, or the start of one at the end of the text. */
const ESCAPE = new RegExp(`${ESC}(?:\\[[0-?]*[ -/]*(?:[@-~]|$)|[^[]|$)`, 'y')
/** A longer one can be told from other words wherever the device repeats it until it is spoken to again. */
const MIN_REPEATED_LENGTH = 6
/** An echo that is not complete after that many bytes is not waited for any longer. */
const MAX_HELD = 4_096

/** How much of a secret stands at a place. */
interface Match {
  readonly length: number
  readonly isWhole: boolean
}

/**
 * Takes the echo of secrets out of what a device says.
 *
 * A device that echoes a secret does so before it ends the line on which it asked. A short one is only
 * looked for in the rest of that line: a secret `r` leaves `terminal` alone further down. A longer one is
 * looked for until the device is spoken to again, since it may repeat it in a refusal. A secret is found
 * however it is cut into pieces and whatever control characters, masks and blanks stand in it; the start
 * of one is held back until it is known what it is.
 */
export class SecretEcho {
  /** As byte strings, as is all text here. */
  #secrets: string[] = []
  #held = ''
  #isLineOver = false

  /**
   * A secret was typed: the rest of the line may hold its echo.
   *
   * @param secret - The plain text.
   */
  expect(secret: string): void {
    // As UTF-8 and as ISO 8859-1: the device's encoding decides.
    for (const encoding of ['utf8', 'latin1'] as const) {
      const bytes = Buffer.from(secret, encoding).toString('latin1')
      if (bytes !== '') this.#secrets.push(bytes)
    }
  }

  /**
   * Gives what may be shown of the next bytes, and of those that were held back.
   *
   * @param bytes - As they came; they are given back themselves when no echo is expected.
   */
  pass(bytes: Uint8Array): Uint8Array {
    if (this.#secrets.length === 0) return bytes
    const { buffer, byteOffset, byteLength } = bytes
    const text = Buffer.from(buffer, byteOffset, byteLength).toString('latin1')
    return Buffer.from(this.#masked(this.#held + text), 'latin1')
  }

  /** No echo comes any more; gives what is to be shown for what was held back. */
  end(): Uint8Array {
    // On the line of the question it may be an echo that was cut; further down it is a word like it.
    const held = this.#isLineOver ? this.#held : MASK
    const shown = Buffer.from(this.#held === '' ? '' : held, 'latin1')
    this.#secrets = []
    this.#isLineOver = false
    this.#held = ''
    return shown
  }

  #masked(text: string): string {
    this.#held = ''
    let shown = ''
    for (let index = 0; index < text.length; ) {
      const match = this.#matchAt(text, index)
      if (match === undefined) {
        if (text[index] === '\n') {
          this.#isLineOver = true
          this.#secrets = this.#secrets.filter(({ length }) => length >= MIN_REPEATED_LENGTH)
          if (this.#secrets.length === 0) return shown + text.slice(index)
        }
        shown += text[index]
        index += 1
      } else if (match.isWhole || match.length > MAX_HELD) {
        shown += MASK
        index += match.length
      } else {
        this.#held = text.slice(index)
        return shown
      }
    }
    return shown
  }

  /** One that may still become a longer secret is preferred to a whole one. */
  #matchAt(text: string, index: number): Match | undefined {
    const matches = this.#secrets.flatMap((secret) => matchSecret(text, index, secret) ?? [])
    const open = matches.find(({ isWhole }) => !isWhole)
    return open ?? matches.sort((one, other) => other.length - one.length)[0]
  }
}

/** What may stand between the characters of an echo: what wraps, masks and repaints a line. */
function isBetween(character: string): boolean {
  return character <= ' ' || character === '*' || character === '\x7f'
}

function matchSecret(text: string, start: number, secret: string): Match | undefined {
  let matched = 0
  let index = start
  while (index < text.length) {
    if (text[index] === secret[matched]) {
      matched += 1
      index += 1
      if (matched === secret.length) return { length: index - start, isWhole: true }
    } else if (matched === 0 || !isBetween(text.charAt(index))) return undefined
    else {
      ESCAPE.lastIndex = index
      index += ESCAPE.exec(text)?.[0].length ?? 1
    }
  }
  return { length: text.length - start, isWhole: false }
}
