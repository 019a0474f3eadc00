import type { Platform } from '../../platform/platform.ts'
import type { ConfigView } from '../../platform/show-config.ts'
import { isUnaskedLine } from '../command/unasked-line.ts'

/** What a device said, cut at the end of its configuration. */
export interface WholeConfig {
  /** The configuration, its end included; no line end behind it. */
  readonly text: string
  /** Lines that came unasked behind its end. */
  readonly unasked: readonly string[]
}

/**
 * The configuration in what a device said.
 *
 * Messages are left out behind the end only: within a configuration a line that looks like one may be
 * part of it.
 *
 * @param output - What the command gave.
 * @param view - How it was shown.
 * @param platform - Says which lines come unasked.
 * @returns Undefined when its end is not there, or nothing is.
 */
export function wholeConfig(
  output: string,
  { end }: ConfigView,
  platform: Platform,
): WholeConfig | undefined {
  const lines = output.split('\n')
  const unasked: string[] = []
  while (lines.length > 0) {
    const last = lines.at(-1) ?? ''
    const isBlank = last.trim() === ''
    if (!isBlank && (end === undefined || end.test(last.trimEnd()))) {
      return { text: lines.join('\n'), unasked: unasked.toReversed() }
    }
    if (!isBlank && !isUnaskedLine(platform, last)) return undefined
    if (!isBlank) unasked.push(last)
    lines.pop()
  }
  return undefined
}

/**
 * A configuration without what the device says before it: blank lines and chatter.
 *
 * @param text - Any configuration.
 * @param platform - Says what is chatter.
 */
export function withoutChatter(text: string, { showConfig }: Platform): string {
  const lines = text.split('\n')
  const isChatter = (line: string): boolean =>
    line.trim() === '' ||
    showConfig?.chatter?.some((pattern) => pattern.test(line.trimEnd())) === true
  const start = lines.findIndex((line) => !isChatter(line))
  return start === -1 ? '' : lines.slice(start).join('\n')
}

/**
 * What stays the same between two readings of the same configuration: chatter and volatile text are left
 * out. For comparing, not for loading.
 *
 * @param text - Any configuration.
 * @param platform - Says what is volatile.
 */
export function normalizedConfig(text: string, platform: Platform): string {
  const volatile = platform.showConfig?.volatile ?? []
  const kept: string[] = []
  let isLeftOut = false
  for (const line of withoutChatter(text, platform).split('\n')) {
    const rest = stable(line, volatile)
    // A line that is not always there has its own separator: "!" above and below.
    const isSeparator = isLeftOut && SEPARATOR.test(line) && kept.at(-1) === line
    if (!isSeparator) kept.push(...rest)
    isLeftOut = rest.length === 0
  }
  return kept.join('\n')
}

/** A comment without a text, as devices put between sections. */
const SEPARATOR = /^[!#]$/

function stable(line: string, volatile: readonly RegExp[]): readonly string[] {
  const pattern = volatile.find((one) => one.test(line))
  if (pattern === undefined) return [line]
  const rest = line.replace(pattern, '')
  return rest === '' ? [] : [rest]
}
