import { createRequire } from 'node:module'
import { NornirError, toError } from '@nornir-ts/kernel'
import type { DestinationStream, Level, Logger } from 'pino'
import { lazyLogger } from './lazy-logger.ts'

const require = createRequire(import.meta.url)

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

/** Details of a {@link LogFileError}. */
export interface LogFileDetails {
  /** The file. */
  readonly file: string
}

/** The log file that the configuration names cannot be written. The reason is the `cause`. */
export class LogFileError extends NornirError implements LogFileDetails {
  readonly code = 'LOG_FILE'
  /** The file. */
  readonly file: string

  constructor({ file }: LogFileDetails, options: { readonly cause: Error }) {
    super(`Log file ${file} cannot be written: ${options.cause.message}`, options)
    this.file = file
  }
}

/**
 * The logger that is used when the caller gives none: pino, JSON lines on standard error, so that
 * standard output stays the runbook's. A file is written only when asked for.
 *
 * @param options - Level and places.
 * @throws {@link LogFileError} when the file cannot be written.
 */
export function createLogger(options: LoggingOptions): Logger {
  const { level, file } = options
  // A file that cannot be written is to be told now, not in the middle of a run.
  if (file !== undefined) return makeLogger(options)
  return lazyLogger(level, () => makeLogger(options))
}

function makeLogger({ level, file, toConsole = file === undefined }: LoggingOptions): Logger {
  const { pino } = require('pino') as typeof import('pino')
  const streams = [
    ...(toConsole ? [pino.destination({ dest: STDERR, sync: true })] : []),
    ...(file === undefined ? [] : [openFile(file)]),
  ]
  const least = level === 'silent' ? 'fatal' : level
  const destination = pino.multistream(streams.map((stream) => ({ stream, level: least })))
  return pino({ name: 'nornir', level }, destination)
}

function openFile(file: string): DestinationStream {
  const { pino } = require('pino') as typeof import('pino')
  try {
    return pino.destination({ dest: file, mkdir: true, sync: true })
  } catch (cause) {
    throw new LogFileError({ file }, { cause: toError(cause) })
  }
}
