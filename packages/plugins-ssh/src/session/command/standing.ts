import { classifyPrompt, type Prompt } from '../../platform/classify-prompt.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Screen } from './ending.ts'
import { gluedOutput } from './glued-output.ts'
import { isUnaskedLine } from './unasked-line.ts'

/** What stands on the last line. */
export interface Standing {
  /** The prompt; undefined when it is something else. */
  readonly prompt: Prompt | undefined
  /** Output before the prompt on its line, or all that is no prompt. */
  readonly glued: string
}

/**
 * Says what stands on the last line: a prompt, maybe behind output, or something else.
 *
 * @param platform - Whose prompts.
 * @param prompt - The last one.
 * @param screen - What the device said.
 */
export function standing(platform: Platform, prompt: Prompt, { lines, partial }: Screen): Standing {
  const next = classifyPrompt(platform, partial, lines.at(-1))
  if (next !== undefined) return { prompt: next, glued: '' }
  return partial.endsWith(prompt.text)
    ? { prompt, glued: gluedOutput(partial, prompt.text) }
    : { prompt: undefined, glued: partial }
}

/**
 * Whether the prompt was seen and all that followed is of the kind that comes unasked.
 *
 * @param platform - Whose messages.
 * @param prompt - The last one.
 * @param screen - What came since.
 */
export function isOnlyInterrupted(
  platform: Platform,
  prompt: Prompt,
  { lines, partial }: Screen,
): boolean {
  if (partial === prompt.text) return true
  if (partial !== '') return false
  return lines.every((line) => {
    const rest = line.startsWith(prompt.text) ? line.slice(prompt.text.length) : line
    return rest.trim() === '' || isUnaskedLine(platform, rest)
  })
}
