import type { Encoding } from '../terminal/byte-decoder.ts'
import { LogFile } from './log-file.ts'
import { asciicastFormat, type RecordedTerminal, textFormat } from './log-format.ts'
import { logPath } from './log-path.ts'
import { MASK, SecretEcho } from './secret-echo.ts'
import { SessionLogOpenError, SessionLogOptionsError } from './session-log-error.ts'
import type { SessionLogOptions } from './session-log-options.ts'
import type { SessionRecorder } from './session-recorder.ts'

/** Whose session is logged. */
export interface SessionLogContext {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Name of the connection. */
  readonly connection: string
  /** Size of the terminal that the device was told; players of recordings show it. */
  readonly terminal: RecordedTerminal
  /** How the device encodes text. Default: `utf-8`. */
  readonly encoding?: Encoding | undefined
  /** Told once when the file cannot be written any more; pino's fits. */
  readonly log: { readonly warn: (details: object, message: string) => void }
  /** The clock, in milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined
}

/**
 * Opens the log of one session.
 *
 * All that is received is in the file within a turn of the event loop, readable by `tail -f`. The echo of
 * a secret is `********`. When the disk fails later, logging ends with a warning; the session goes on.
 *
 * @param options - Where and how.
 * @param context - Whose.
 * @throws {@link SessionLogOptionsError} for options that make no sense, {@link SessionLogOpenError} when
 * the file cannot be opened.
 */
export async function openSessionLog(
  options: SessionLogOptions,
  context: SessionLogContext,
): Promise<SessionRecorder> {
  const { host, connection, terminal, encoding = 'utf-8', log, now = Date.now } = context
  const { format: kind = 'text', mode = 'overwrite', recordWrites = false } = options
  if (kind === 'asciicast' && mode === 'append') {
    const problem = 'a recording cannot be appended to; put {date} and {time} into its name'
    throw new SessionLogOptionsError({ host, file: options.file, problem })
  }
  const path = logPath(options.file, { host, connection, openedAt: new Date(now()) })
  const file = await LogFile.open(path, mode, ({ message }, written) => {
    log.warn({ file: written, error: message }, 'the session log ended: it cannot be written')
  }).catch((cause: unknown) => {
    throw new SessionLogOpenError({ host, file: path }, { cause })
  })
  const format =
    kind === 'text' ? textFormat() : asciicastFormat({ terminal, title: host, encoding, now })
  const echo = new SecretEcho()
  const record = (bytes: Uint8Array): void => file.write(format.received(bytes))
  const recordSent = (text: string): void => {
    if (recordWrites) file.write(format.sent(text))
  }
  file.write(format.header())
  return {
    received: (bytes) => record(echo.pass(bytes)),
    sent: (text) => {
      record(echo.end())
      recordSent(text)
    },
    sentSecret: (secret) => {
      echo.expect(secret.reveal())
      recordSent(`${MASK}\n`)
    },
    close: async () => {
      record(echo.end())
      await file.close()
    },
  }
}
