import type { Platform } from '../../platform/platform.ts'
import type { CommandLine } from '../command/command-line.ts'
import type { TypedReply } from '../command/type-options.ts'
import type { ConfigLine } from './config-lines.ts'

/** How one line of configuration is typed. */
export interface TypeEntryOptions {
  /** Modes that it may lead to. */
  readonly expectedModes: readonly string[]
  /** Longest silence, in milliseconds. */
  readonly timeoutMs: number
}

/**
 * Types a line, and its text where the device reads one: it must have said so.
 *
 * @param commandLine - At a prompt where configuration is typed.
 * @param entry - The line.
 * @param options - How.
 * @throws What `CommandLine.type` throws.
 */
export async function typeEntry(
  commandLine: CommandLine,
  { line, text, ready }: ConfigLine,
  { expectedModes, timeoutMs }: TypeEntryOptions,
): Promise<Pick<TypedReply, 'output' | 'warnings'>> {
  const typing = {
    phase: 'config',
    timeoutMs,
    changed: 'unknown',
    expectedModes,
    isAnswer: true,
  } as const
  if (text.length === 0) return await commandLine.type(line, { ...typing, isAnswer: false })
  const first = await commandLine.type(line, { ...typing, isAnswer: false, untilText: ready })
  // A prompt instead of the text: the line was refused, and its text is no configuration.
  if (commandLine.isAtPrompt) return first
  let last = first
  for (const [index, one] of text.entries()) {
    const untilText = index === text.length - 1 ? undefined : true
    last = await commandLine.type(one, { ...typing, untilText })
  }
  return last
}

/** What a device's answer to a line means. */
export interface Judgement {
  /** The line by which it refuses; undefined: it takes it. */
  readonly refusal: string | undefined
  /** Lines that only warn. */
  readonly warnings: readonly string[]
}

/**
 * Tells what a device's answer to a line of configuration means.
 *
 * @param platform - Whose refusals and warnings.
 * @param output - The answer.
 */
export function judgeAnswer({ configErrors, configWarnings }: Platform, output: string): Judgement {
  const answers = output.split('\n')
  const warnings = answers.filter((answer) => matchesAny(configWarnings, answer))
  const refusal = answers.find(
    (answer) => !warnings.includes(answer) && matchesAny(configErrors, answer),
  )
  return { refusal, warnings }
}

function matchesAny(patterns: readonly RegExp[] | undefined, line: string): boolean {
  return patterns?.some((pattern) => pattern.test(line)) === true
}
