import type { Platform } from '../platform/platform.ts'
import type { FoundEvidence } from '../session/platform-finder.ts'
import { type DetectEvidence, PROOF } from './detect-rule.ts'

/** A longer line is cut; it bounds the cost of looking at it. */
const MAX_LINE_LENGTH = 512
/** How much of a line is shown. */
const SHOWN_LENGTH = 120

/** A platform that a device may be of. */
export interface Candidate {
  /** The platform. */
  readonly platform: Platform
  /** What would speak for it. */
  readonly evidence: readonly DetectEvidence[]
  /** What does. */
  readonly found: readonly FoundEvidence[]
}

/**
 * How much speaks for a candidate.
 *
 * @param candidate - The candidate.
 */
export function scoreOf({ found }: Candidate): number {
  return found.reduce((sum, { weight }) => sum + weight, 0)
}

/**
 * Whether what speaks for a candidate is proof.
 *
 * @param candidate - The candidate.
 */
export function isProven(candidate: Candidate): boolean {
  return scoreOf(candidate) >= PROOF
}

/**
 * Looks for a candidate's evidence.
 *
 * @param candidate - The candidate.
 * @param from - Where the lines come from.
 * @param lines - The lines.
 * @returns The candidate with what was found.
 */
export function weighed(candidate: Candidate, from: string, lines: readonly string[]): Candidate {
  const cut = lines.map((line) => line.slice(0, MAX_LINE_LENGTH))
  const found = candidate.evidence.flatMap(({ from: source, pattern, weight }) => {
    const line = source === from ? cut.find((text) => pattern.test(text)) : undefined
    return line === undefined ? [] : [{ from, saw: shortened(line), weight }]
  })
  return found.length === 0 ? candidate : { ...candidate, found: [...candidate.found, ...found] }
}

/**
 * As much of a line as is shown.
 *
 * @param line - The line.
 */
export function shortened(line: string): string {
  const text = line.trim()
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}
