import { classifyPrompt, type Prompt } from '../../platform/classify-prompt.ts'
import type { Platform } from '../../platform/platform.ts'
import { isUnaskedLine } from './unasked-line.ts'

/** A prompt that messages were written over, so that it does not stand on the last line. */
export interface CoveredPrompt {
  /** The prompt. */
  readonly prompt: Prompt
  /** Index of its line: nothing from there on is output. */
  readonly index: number
}

/**
 * Looks for a prompt behind which only messages came that nobody asked for, such as syslog on a console.
 *
 * @param platform - Whose prompts and messages.
 * @param lines - What came, the line that was not ended included.
 * @param from - Index of the first line that may be it.
 * @returns undefined when there is none, or no message behind it.
 */
export function coveredPrompt(
  platform: Platform,
  lines: readonly string[],
  from = 0,
): CoveredPrompt | undefined {
  if (platform.unasked === undefined) return undefined
  let isMessageSeen = false
  for (let index = lines.length - 1; index >= from; index -= 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    const covered = promptAtStart(platform, line, lines[index - 1])
    if (covered !== undefined) {
      const isCovered = covered.rest === '' ? isMessageSeen : isUnaskedLine(platform, covered.rest)
      if (isCovered) return { prompt: covered.prompt, index }
    }
    if (!isUnaskedLine(platform, line)) return undefined
    isMessageSeen = true
  }
  return undefined
}

/** Where a prompt may end: behind its last character, or behind the blank that follows it. */
const PROMPT_END = /[#>$%\])](?: |(?=[^ ])|$)/g
/** No prompt ends further to the right; it bounds the cost of looking for one. */
const MAX_START = 160

function promptAtStart(platform: Platform, line: string, above: string | undefined) {
  const start = line.slice(0, MAX_START)
  PROMPT_END.lastIndex = 0
  // Not matchAll, which makes a pattern anew for each line.
  while (PROMPT_END.test(start)) {
    const length = PROMPT_END.lastIndex
    const prompt = classifyPrompt(platform, line.slice(0, length), above)
    if (prompt !== undefined) return { prompt, rest: line.slice(length).trim() }
  }
  return undefined
}
