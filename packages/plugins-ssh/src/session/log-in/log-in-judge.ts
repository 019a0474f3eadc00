import type { Platform } from '../../platform/platform.ts'
import { type Ending, promptEnding } from '../command/ending.ts'
import type { Judge } from '../dialog/expectation.ts'
import type { SessionLimits } from '../session-limits.ts'
import type { Credentials } from './credentials.ts'
import { type LogInQuestion, logInFailure, logInQuestion } from './log-in-question.ts'

/** Where a device waits before its first prompt; `refused`: it said no, and nothing more. */
export type LogInEnding = Ending | { readonly kind: LogInQuestion | 'refused' }

/** How far a log-in has come. */
export interface LogInProgress {
  /** How many of the platform's dialogs were answered. */
  dialogs: number
  isUsernameTyped: boolean
  isPasswordTyped: boolean
  /** What the device said since the password and is not on the screen any more. */
  said: readonly string[]
}

/** What {@link logInJudge} needs to know. */
export interface LogInJudgeOptions {
  /** Whose words. */
  readonly platform: Platform
  /** Quiet windows. */
  readonly limits: SessionLimits
  /** Undefined: the device has no business to ask for them. */
  readonly credentials?: Credentials | undefined
}

/** A device that asks its log-in dialogs more often takes none of the answers. */
const MAX_DIALOGS = 10

/**
 * Finds out where a device waits before its first prompt.
 *
 * @param options - See {@link LogInJudgeOptions}.
 * @param progress - How far it has come.
 */
export function logInJudge(
  { platform, limits, credentials }: LogInJudgeOptions,
  progress: LogInProgress,
): Judge<LogInEnding> {
  const { promptQuietMs, doubtQuietMs } = limits
  return (lines, partial) => {
    const answer = progress.dialogs < MAX_DIALOGS ? dialogAnswer(platform, partial) : undefined
    if (answer !== undefined) return after(promptQuietMs, { kind: 'known', answer })
    const ending = promptEnding({ lines, partial }, platform, limits)
    if (credentials === undefined) return ending
    const isRefused = hasRefused(platform, progress, lines)
    const kind = logInQuestion(platform, partial)
    // The prompt has the last word: a greeting may speak of log-ins that failed.
    if (kind === undefined)
      return isRefused ? (ending ?? after(doubtQuietMs, { kind: 'refused' })) : ending
    return after(isRefused || isExpected(kind, progress) ? promptQuietMs : doubtQuietMs, { kind })
  }
}

function hasRefused(
  platform: Platform,
  { isPasswordTyped, said }: LogInProgress,
  lines: readonly string[],
): boolean {
  return isPasswordTyped && logInFailure(platform, [...said, ...lines]) !== undefined
}

function dialogAnswer(platform: Platform, partial: string): string | undefined {
  return platform.loginDialogs?.find(({ pattern }) => pattern.test(partial))?.answer
}

/**
 * Whether a question needs no long silence. A password that is asked for first does: it comes behind a
 * banner, which may hold such a line, and typed there it would be taken for the user name and stand in
 * the logs of an AAA server.
 */
function isExpected(
  question: LogInQuestion,
  { isUsernameTyped, isPasswordTyped }: LogInProgress,
): boolean {
  return !isPasswordTyped && isUsernameTyped === (question === 'password')
}

function after(quietMs: number, ending: LogInEnding) {
  return { quietMs, value: () => ending }
}
