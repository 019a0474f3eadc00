import type { Platform } from '../platform/platform.ts'

/**
 * Whether a line is one that devices send unasked.
 *
 * @param platform - Whose.
 * @param line - The line.
 */
export function isUnaskedLine(platform: Platform, line: string): boolean {
  return platform.unasked?.some((pattern) => pattern.test(line)) === true
}
