import { IAC } from './telnet-codes.ts'

const LF = 10
const CR = 13

/**
 * Enter as Unix's telnet sends it, character at a time: CR NUL (RFC 854: a bare carriage return). RFC 1123,
 * 3.3.1, has servers take CR NUL and CR LF alike. A device that takes CR and LF each for an Enter would
 * answer its next question with the second one; NUL is nothing everywhere.
 */
export const ENTER = '\r\0'
/** Enter where no telnet was heard, as on the raw port of a console server: what a terminal sends. */
export const RAW_ENTER = '\r'

/**
 * Turns what is typed into what is sent: Enter for each line end (`\n`, `\r`, `\r\n`), and a byte 255
 * twice, since one alone would be a command.
 *
 * @param typed - Bytes of the text.
 * @param enter - What is sent for Enter.
 */
export function encodeTyped(typed: Uint8Array, enter: string): Buffer {
  const enterBytes = Buffer.from(enter, 'latin1')
  const bytes: number[] = []
  typed.forEach((byte, index) => {
    if (byte === IAC) bytes.push(IAC, IAC)
    else if (byte === CR) bytes.push(...enterBytes)
    else if (byte !== LF) bytes.push(byte)
    else if (typed[index - 1] !== CR) bytes.push(...enterBytes)
  })
  return Buffer.from(bytes)
}
