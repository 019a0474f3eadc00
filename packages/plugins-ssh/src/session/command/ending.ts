import { classifyPrompt, type Prompt } from '../../platform/classify-prompt.ts'
import type { Platform } from '../../platform/platform.ts'
import { looksLikeQuestion } from '../dialog/dialog-pattern.ts'
import type { ScriptStep } from '../dialog/dialog-script.ts'
import type { Verdict } from '../dialog/expectation.ts'
import type { SessionLimits } from '../session-limits.ts'
import { coveredPrompt } from './covered-prompt.ts'

/** Where a device waits for us. */
export type Ending =
  /** At a prompt; `glued` is output that stood before it on its line. */
  | { readonly kind: 'prompt'; readonly prompt: Prompt; readonly glued: string }
  /** At a question that the platform's data answers, such as the pager. */
  | { readonly kind: 'known'; readonly answer: string }
  /** At a question that the caller has an answer to. */
  | { readonly kind: 'asked'; readonly step: ScriptStep }
  /** Where the caller wanted to be, or silent as long as he wanted; maybe at no prompt. */
  | { readonly kind: 'there' }
  /** At a question that nobody knows. */
  | { readonly kind: 'question'; readonly question: string }

/** What stands on a device's screen since it was last taken. */
export interface Screen {
  /** Ended lines. */
  readonly lines: readonly string[]
  /** The line that was not ended. */
  readonly partial: string
}

/**
 * A verdict that is known already.
 *
 * @param ending - Where the device waits.
 * @param quietMs - Silence that must confirm it.
 */
export function at(ending: Ending, quietMs: number): Verdict<Ending> {
  return { quietMs, value: () => ending }
}

/**
 * The verdict on a line that looks like a question.
 *
 * @param partial - The line that was not ended.
 * @param limits - Its `doubtQuietMs` must pass: the line may still go on.
 */
export function questionEnding(
  partial: string,
  limits: SessionLimits,
): Verdict<Ending> | undefined {
  if (!looksLikeQuestion(partial)) return undefined
  return at({ kind: 'question', question: partial.trim() }, limits.doubtQuietMs)
}

/**
 * The verdict where nothing was typed that could be echoed: any prompt counts, after silence.
 *
 * @param screen - The line that was not ended, and those above it.
 * @param platform - Whose prompts.
 * @param limits - Quiet windows.
 */
export function promptEnding(
  { lines, partial }: Screen,
  platform: Platform,
  limits: SessionLimits,
): Verdict<Ending> | undefined {
  const prompt = classifyPrompt(platform, partial, lines.at(-1))
  if (prompt !== undefined) {
    return at(
      { kind: 'prompt', prompt, glued: '' },
      Math.max(limits.promptQuietMs, limits.repeatedPromptQuietMs),
    )
  }
  const question = questionEnding(partial, limits)
  if (question !== undefined) return question
  const covered = coveredPrompt(platform, partial === '' ? lines : [...lines, partial])
  return covered && at({ kind: 'prompt', prompt: covered.prompt, glued: '' }, limits.doubtQuietMs)
}
