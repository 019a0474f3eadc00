/**
 * Inside a simulated device text is a *byte string*: one character per byte, as on the wire (a
 * device stores and echoes bytes, it knows no Unicode). These two functions are the only border.
 */

/** Turns text of the program (a host name, a banner) into the bytes that a terminal would show. */
export function toByteString(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** Turns what a device holds back into text of the program. */
export function fromByteString(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
