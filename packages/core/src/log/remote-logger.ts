import { createRequire } from 'node:module'
import type { Level, Logger } from 'pino'
import { lazyLogger } from './lazy-logger.ts'

const require = createRequire(import.meta.url)

/**
 * A logger whose lines are written on another thread: see {@link writeRemoteLine}.
 *
 * @param level - The least level that is sent.
 * @param send - Takes a line of JSON.
 */
export function remoteLogger(level: string, send: (line: string) => void): Logger {
  return lazyLogger(level, () => {
    const { pino } = require('pino') as typeof import('pino')
    // Name, process and time are those of the logger that writes it.
    const options = { level, base: null, timestamp: false }
    return pino(options, { write: send })
  })
}

/**
 * Writes a line of a {@link remoteLogger}.
 *
 * @param log - Where to.
 * @param line - What it sent.
 */
export function writeRemoteLine(log: Logger, line: string): void {
  const { level, msg, ...fields } = JSON.parse(line) as Record<string, unknown>
  keepType(fields['err'])
  const label = log.levels.labels[Number(level)] as Level | undefined
  const write = log[label ?? 'info'].bind(log)
  if (typeof msg === 'string') write(fields, msg)
  else write(fields)
}

/** An error was written out over there; writing it once more would name it after the class of a plain object. */
function keepType(err: unknown): void {
  if (typeof err !== 'object' || err === null || !('type' in err)) return
  Object.defineProperties(err, { constructor: { value: undefined }, name: { value: err.type } })
}
