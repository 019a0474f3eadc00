/**
 * Why something failed, for the log. What an error says may quote lines of configuration, in which there are
 * secrets: the log is told what kind of error it was, and whoever gets the error all of it.
 *
 * @param error - Whatever was thrown.
 */
export function reasonForLog(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
