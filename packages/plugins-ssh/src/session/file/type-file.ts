import type { FileTypingFacts } from '../../platform/file-facts.ts'
import { type FillIns, fillIn } from '../../platform/fill-in.ts'
import { FileTypingError } from '../error/file-error.ts'
import { InputRefusedError } from '../error/input-refused-error.ts'
import { visitMode } from '../mode/visit-mode.ts'
import type { OperationOptions, SessionContext } from '../session-context.ts'

/** How much is typed between the quotes of one line: the shortest command lines take 254 characters. */
const LINE_LENGTH = 180

/** What stands for itself: nothing that Tcl, the command line or its help take for more. */
const PLAIN = /^[\w .,:/=+@-]$/

/** A file that is typed. */
export interface TypedFile {
  /** Its path, checked. */
  readonly path: string
  /** What it shall hold. */
  readonly content: Uint8Array
  /** How it is typed. */
  readonly facts: FileTypingFacts
  /** The mode that the session is in afterwards. */
  readonly home: string
}

/**
 * Types a file on the command line, a piece a line, each when the device has taken the one before.
 *
 * @param context - The session.
 * @param file - The file.
 * @param options - `timeoutMs`: for one line. `onProgress`: told the bytes that were typed.
 * @throws {@link FileTypingError} at the first line that is not answered as it should be; what was typed before it may
 * be in the file. What `enterMode` and typing a command throw.
 */
export async function typeFile(
  context: SessionContext,
  { path, content, facts, home }: TypedFile,
  options: OperationOptions & { readonly onProgress?: ((bytes: number) => void) | undefined },
): Promise<void> {
  const { timeoutMs = context.limits.commandTimeoutMs, signal, onProgress } = options
  const type = async (template: string, values: FillIns): Promise<void> => {
    const command = fillIn(template, values)
    const typing = { phase: 'command', timeoutMs, signal, changed: 'unknown' } as const
    const { output } = await context.line.type(command, typing)
    const strange = output.split('\n').find((line) => line !== '' && !isFine(line, facts))
    if (strange === undefined) return
    throw new FileTypingError({ host: context.host, phase: 'transfer', path, command, output })
  }
  await visitMode(context, { mode: facts.mode, home, timeoutMs, signal }, async () => {
    for (const template of facts.open) await type(template, { path: escaped(path) })
    let bytes = 0
    for (const piece of piecesOf(content)) {
      await type(facts.write, { text: piece.text })
      bytes += piece.bytes
      onProgress?.(bytes)
    }
    for (const template of facts.close) await type(template, {})
  })
}

/**
 * Refuses a file that would be typed for too long.
 *
 * @param host - For the error.
 * @param file - Its name and size, and what the platform's data allows.
 * @throws `InputRefusedError`.
 */
export function refuseTooLarge(
  host: string,
  {
    name,
    bytes,
    mostBytes,
  }: { readonly name: string; readonly bytes: number; readonly mostBytes: number },
): void {
  if (bytes <= mostBytes) return
  const reason = `files of up to ${mostBytes} bytes are typed, and this has ${bytes}`
  throw new InputRefusedError({ host, phase: 'transfer', input: JSON.stringify(name), reason })
}

const isFine = (line: string, { fine }: FileTypingFacts): boolean =>
  fine.some((pattern) => pattern.test(line))

/** A path between the double quotes of Tcl, which takes some signs for more than themselves. */
const escaped = (path: string): string =>
  path.replace(/[\\"$[\]]/g, (sign) => octal(sign.charCodeAt(0)))

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`

interface Piece {
  readonly text: string
  readonly bytes: number
}

/**
 * A file in pieces of a line each. Octal escapes have three digits in all versions of Tcl; those with `x` take as many
 * as there are in old ones.
 *
 * @param content - Any bytes.
 */
function* piecesOf(content: Uint8Array): Generator<Piece> {
  let text = ''
  let bytes = 0
  for (const byte of content) {
    const sign = String.fromCharCode(byte)
    const typed = PLAIN.test(sign) ? sign : octal(byte)
    if (text.length + typed.length > LINE_LENGTH) {
      yield { text, bytes }
      text = ''
      bytes = 0
    }
    text += typed
    bytes += 1
  }
  if (bytes > 0) yield { text, bytes }
}
