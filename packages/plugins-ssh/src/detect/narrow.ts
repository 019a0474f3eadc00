import { classifyPrompt } from '../platform/classify-prompt.ts'
import type { Platform } from '../platform/platform.ts'
import { type Candidate, scoreOf, weighed } from './candidate.ts'
import { isFree } from './detect-rule.ts'

/** A refusal stands at the head of an answer. */
const REFUSAL_LINES = 5

/** What a device shows before anything is typed. */
export interface FirstSight {
  /** Its prompt. */
  readonly prompt: string
  /** What it said before, the line above the prompt last. */
  readonly greeting: readonly string[]
  /** What the SSH server said before the log-in. */
  readonly banner?: string | undefined
  /** How the SSH server identifies itself. */
  readonly identification?: string | undefined
}

/**
 * Those whose own data reads the prompt, with what speaks for them so far.
 *
 * @param candidates - All of them.
 * @param sight - What the device shows.
 */
export function afterFirstSight(
  candidates: readonly Candidate[],
  { prompt, greeting, banner = '', identification }: FirstSight,
): readonly Candidate[] {
  const above = greeting.at(-1)
  const idents = identification === undefined ? [] : [identification]
  const said = [...banner.split(/\r?\n/), ...greeting]
  return candidates
    .filter(({ platform }) => classifyPrompt(platform, prompt, above) !== undefined)
    .map((candidate) => {
      const isLead = above !== undefined && candidate.platform.promptLead?.test(above) === true
      const withPrompt = weighed(candidate, 'prompt', isLead ? [above, prompt] : [prompt])
      return weighed(weighed(withPrompt, 'ident', idents), 'banner', said)
    })
}

/**
 * Those that may have given an answer: they say so in it, or refuse in their own words.
 *
 * @param candidates - Those that were possible before.
 * @param command - What was typed.
 * @param lines - The answer.
 */
export function afterAnswer(
  candidates: readonly Candidate[],
  command: string,
  lines: readonly string[],
): readonly Candidate[] {
  return candidates.flatMap((candidate) => {
    const after = weighed(candidate, command, lines)
    return after !== candidate || mayRefuseSo(candidate.platform, lines) ? [after] : []
  })
}

/** Where a platform's words are not known, any answer may be a refusal. */
function mayRefuseSo({ commandErrors }: Platform, lines: readonly string[]): boolean {
  const head = lines.slice(0, REFUSAL_LINES)
  return (
    commandErrors.length === 0 ||
    head.some((line) => commandErrors.some((pattern) => pattern.test(line)))
  )
}

/**
 * The command that tells most of the candidates apart; of several the one for which most speaks already.
 *
 * @param candidates - Those that are possible.
 * @param tried - Commands that were typed.
 * @returns undefined: there is none left.
 */
export function nextCommand(
  candidates: readonly Candidate[],
  tried: readonly string[],
): string | undefined {
  const commands = candidates.flatMap(({ evidence }) => evidence.map(({ from }) => from))
  const [best] = [...new Set(commands)]
    .filter((command) => !isFree(command) && !tried.includes(command))
    .map((command) => {
      const told = candidates.filter(({ evidence }) =>
        evidence.some(({ from }) => from === command),
      )
      return { command, count: told.length, score: Math.max(...told.map(scoreOf)) }
    })
    .toSorted((one, other) => other.count - one.count || other.score - one.score)
  return best?.command
}
