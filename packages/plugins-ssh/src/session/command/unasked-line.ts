import type { Platform } from '../../platform/platform.ts'
import type { SessionLogger } from '../session-logger.ts'

/**
 * Whether a line is one that devices send unasked.
 *
 * @param platform - Whose.
 * @param line - The line.
 */
export function isUnaskedLine(platform: Platform, line: string): boolean {
  return platform.unasked?.some((pattern) => pattern.test(line)) === true
}

/**
 * The warnings for lines that nobody asked for, which the log is told, too.
 *
 * @param unasked - The lines; blank ones and lone prompts say nothing.
 * @param prompt - The prompt, whole.
 * @param log - Is told.
 */
export function unaskedWarnings(
  unasked: readonly string[],
  prompt: string,
  log: SessionLogger,
): readonly string[] {
  const lines = unasked.filter((line) => line.trim() !== '' && line !== prompt)
  if (lines.length > 0) log.warn({ lines }, 'the device sent lines that nobody asked for')
  return lines.map((line) => `unasked: ${line}`)
}
