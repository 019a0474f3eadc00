/** Every planted secret has this in it. */
export const MARK = 'pL4nt3d'

/** Where a planted secret was found. */
export interface Trace {
  /** How it is written there: `plain`, `base64`, `hex`. */
  readonly form: string
  /** What stands around it. */
  readonly around: string
}

/**
 * A secret for one place. It ends in characters that JSON, YAML, URLs and shells write in other ways.
 *
 * @param place - Names the place, so that a trace tells whose it is.
 */
export function planted(place: string): string {
  return `${MARK}-${place}-"\\&%+/'`
}

/**
 * The forms in which the mark can be met. Its letters and digits stay as they are in JSON, in URLs and
 * behind backslashes, however often a text is escaped: `plain` finds them all.
 */
const FORMS: readonly (readonly [string, Buffer])[] = [
  ['plain', Buffer.from(MARK)],
  ['plain, in UTF-16', Buffer.from(MARK, 'utf16le')],
  ...(['base64', 'base64url'] as const).flatMap((encoding) =>
    [0, 1, 2].map((before) => [encoding, inBase64(before, encoding)] as const),
  ),
  ['hex', Buffer.from(Buffer.from(MARK).toString('hex'))],
  ['hex', Buffer.from(Buffer.from(MARK).toString('hex').toUpperCase())],
]

/** What is the same in base64 whatever stands around the mark, when so many bytes stand before it. */
function inBase64(before: number, encoding: 'base64' | 'base64url'): Buffer {
  const text = Buffer.concat([Buffer.alloc(before), Buffer.from(MARK)]).toString(encoding)
  const whole = Math.floor(((before + MARK.length) * 8) / 6)
  return Buffer.from(text.slice(Math.ceil((before * 8) / 6), whole))
}

/**
 * Looks for planted secrets, also in base64 and hex.
 *
 * @param content - What a program wrote.
 */
export function tracesIn(content: Buffer): readonly Trace[] {
  return FORMS.flatMap(([form, bytes]) => {
    const at = content.indexOf(bytes)
    if (at === -1) return []
    return [{ form, around: content.subarray(Math.max(0, at - 200), at + 80).toString('utf8') }]
  })
}
