import { defaultLogInPatterns, logInDisabled } from '../../platform/log-in-patterns.ts'
import type { Platform } from '../../platform/platform.ts'

/** What a device wants to know before it shows a prompt. */
export type LogInQuestion = 'username' | 'password'

/**
 * Reads a line as a question for user name or password.
 *
 * @param platform - Whose questions.
 * @param line - The line that was not ended.
 * @returns undefined when it is neither.
 */
export function logInQuestion(platform: Platform, line: string): LogInQuestion | undefined {
  const { username = defaultLogInPatterns.username, password = defaultLogInPatterns.password } =
    platform.login ?? {}
  if (password.test(line)) return 'password'
  return username.test(line) ? 'username' : undefined
}

/**
 * Finds the line by which a device refused user name and password.
 *
 * @param platform - Whose words.
 * @param lines - What it said since the password.
 */
export function logInFailure(platform: Platform, lines: readonly string[]): string | undefined {
  const failures = platform.login?.failures ?? defaultLogInPatterns.failures
  return lines.find((line) => failures.some((pattern) => pattern.test(line)))?.trim()
}

/**
 * Finds the line by which a device says that nobody can log in there, whatever the password.
 *
 * @param lines - What it said.
 */
export function logInImpossible(lines: readonly string[]): string | undefined {
  return lines.find((line) => logInDisabled.some((pattern) => pattern.test(line)))?.trim()
}
