import { open } from 'node:fs/promises'

/** One piece of a recorded session. */
export interface SessionLogEvent {
  /** When it passed, in milliseconds since the session was opened. */
  readonly timeMs: number
  /** `read` from the device, or `written` to it. */
  readonly kind: 'read' | 'written'
  /** What passed. */
  readonly text: string
}

const KINDS: Readonly<Record<string, SessionLogEvent['kind']>> = { o: 'read', i: 'written' }

/**
 * Reads a session log of the format `asciicast` piece by piece, also while it is being written: a last
 * line that is not whole is left out. Other events than input and output are passed over.
 *
 * @param path - The file.
 * @throws What the file system throws, and `SyntaxError` for a line that is no JSON.
 */
export async function* readSessionLog(path: string): AsyncGenerator<SessionLogEvent> {
  await using file = await open(path)
  let rest = ''
  let isHeader = true
  for await (const chunk of file.createReadStream({ encoding: 'utf8', autoClose: false })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [seconds, code, text] = isHeader ? [0, '', ''] : JSON.parse(line)
      isHeader = false
      const kind = KINDS[code]
      if (kind !== undefined) yield { timeMs: Math.round(seconds * 1_000), kind, text }
    }
  }
}
