import type { Level, Logger } from 'pino'

/** What is logged, and where to, when the caller gives no logger. */
export interface LoggingOptions {
  /** The least level that is written. */
  readonly level: Level | 'silent'
  /** A file to append to. Default: none. */
  readonly file?: string | undefined
  /** Whether to write to standard error. Default: when there is no file. */
  readonly toConsole?: boolean | undefined
}

const STDERR = 2

/**
 * The logger that is used when the caller gives none: pino, JSON lines on standard error, so that
 * standard output stays the runbook's. A file is written only when asked for.
 *
 * @param options - Level and places.
 */
export async function createLogger(options: LoggingOptions): Promise<Logger> {
  const { level, file, toConsole = file === undefined } = options
  const { pino } = await import('pino')
  const streams = [
    ...(toConsole ? [pino.destination({ dest: STDERR, sync: true })] : []),
    ...(file === undefined ? [] : [pino.destination({ dest: file, mkdir: true, sync: true })]),
  ]
  const least = level === 'silent' ? 'fatal' : level
  const destination = pino.multistream(streams.map((stream) => ({ stream, level: least })))
  return pino({ name: 'nornir', level }, destination)
}
