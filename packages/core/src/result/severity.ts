/** How important a result is when results are shown. The names are Nornir's log levels. */
export type Severity = 'debug' | 'info' | 'warning' | 'error' | 'critical'

const rank: Readonly<Record<Severity, number>> = {
  debug: 10,
  info: 20,
  warning: 30,
  error: 40,
  critical: 50,
}

/**
 * Tells whether a severity reaches a threshold.
 *
 * @param severity - The severity of a result.
 * @param threshold - The least severity that counts.
 */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return rank[severity] >= rank[threshold]
}
