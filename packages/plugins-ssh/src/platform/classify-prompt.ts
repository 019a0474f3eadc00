import type { Mode, Platform } from './platform.ts'

/** A line longer than this is no prompt; it bounds the cost of looking for one. */
const MAX_PROMPT_LENGTH = 512

/** What a prompt says. */
export interface Prompt {
  /** The whole line, as it stands. */
  readonly text: string
  /** The mode that it tells. */
  readonly mode: Mode
  /** The part that stays when the mode changes; undefined: the platform's data does not tell. */
  readonly device: string | undefined
}

/**
 * Reads a line as a prompt.
 *
 * @param platform - Whose prompts.
 * @param line - The line that was not ended.
 * @param above - The line above it, where there is one.
 * @returns undefined when it is none.
 */
export function classifyPrompt(platform: Platform, line: string, above = ''): Prompt | undefined {
  if (line === '' || line.length > MAX_PROMPT_LENGTH) return undefined
  for (const mode of platform.modes) {
    const match = mode.prompt.exec(line)
    if (match === null || mode.above?.test(above) === false) continue
    return { text: line, mode, device: match.groups?.['device'] }
  }
  return undefined
}

/** IOS cuts long names in configuration prompts: to 20 characters [D], sometimes to 16 (Netmiko trims there). */
const MIN_CUT_LENGTH = 16

/**
 * Whether two prompts are of the same device.
 *
 * @param one - A prompt.
 * @param other - Another one.
 */
export function isSameDevice(one: Prompt, other: Prompt): boolean {
  if (one.device === undefined || other.device === undefined) return false
  const [short, long] =
    one.device.length < other.device.length
      ? [one.device, other.device]
      : [other.device, one.device]
  return short === long || (short.length >= MIN_CUT_LENGTH && long.startsWith(short))
}
