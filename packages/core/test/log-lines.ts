import { type Logger, pino } from 'pino'

/** A line of the log. */
export interface LogLine extends Readonly<Record<string, unknown>> {
  readonly level: string
  readonly msg: string
}

/** A logger that keeps what is written to it. */
export interface KeptLog {
  readonly logger: Logger
  readonly lines: readonly LogLine[]
}

/** A logger that keeps its lines, from `level` on. */
export function keptLog(level: 'debug' | 'info' | 'warn' = 'warn'): KeptLog {
  const lines: LogLine[] = []
  const formatters = { level: (label: string) => ({ level: label }) }
  const write = (line: string): void => void lines.push(JSON.parse(line))
  return { logger: pino({ level, base: null, timestamp: false, formatters }, { write }), lines }
}
