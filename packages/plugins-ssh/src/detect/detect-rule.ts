import type { Platform } from '../platform/platform.ts'

/** The weight at which evidence is proof. */
export const PROOF = 100

/** Sources of evidence for which nothing is typed. */
const freeSources: readonly string[] = ['prompt', 'ident', 'banner']

/** Something that speaks for a platform. */
export interface DetectEvidence {
  /**
   * Where it is looked for: `prompt` (the first prompt, and the line above it that belongs to it), `ident`
   * (the identification of the SSH server, such as `SSH-2.0-Cisco-1.25`), `banner` (what is said before the
   * first prompt), or else the answer to this command. It must be one that the platform's data calls
   * read-only, and do no harm on any other device.
   */
  readonly from: string
  /** Looked for in each line by itself, at most 512 characters of it: no flags `g`, `m`, `y`. */
  readonly pattern: RegExp
  /** How much it counts. The weights of all that was seen add up; 100 are proof. */
  readonly weight: number
}

/** By what a platform is known. */
export interface DetectRule {
  /** Its name or alias. */
  readonly platform: string
  /** What speaks for it; each counts once. */
  readonly evidence: readonly DetectEvidence[]
}

/** The `detect` option of `ssh.with`: how the platform of hosts with `platform: autodetect` is found out. */
export interface DetectOptions {
  /** Rules beside those of the package; one for a platform that has one there takes its place. */
  readonly rules?: readonly DetectRule[] | undefined
  /** Whether the rules of the package hold, too. Default: true. */
  readonly builtIn?: boolean | undefined
}

/**
 * Whether evidence is there without a command.
 *
 * @param from - Its source.
 */
export function isFree(from: string): boolean {
  return freeSources.includes(from)
}

/**
 * Whether something has the shape of a {@link DetectRule}.
 *
 * @param value - From plain JavaScript anything.
 */
export function isDetectRule(value: unknown): value is DetectRule {
  const { platform, evidence } = Object(value) as Partial<DetectRule>
  return typeof platform === 'string' && Array.isArray(evidence) && evidence.every(isEvidence)
}

function isEvidence(value: unknown): boolean {
  const { from, pattern, weight } = Object(value) as Partial<DetectEvidence>
  const isRead = typeof from === 'string' && from.trim() !== '' && pattern instanceof RegExp
  // A pattern with state gives another answer the second time.
  return isRead && !/[gmy]/.test(pattern.flags) && typeof weight === 'number' && weight > 0
}

/**
 * What is wrong with a rule for a platform.
 *
 * @param rule - The rule.
 * @param platform - The platform that it names.
 * @returns undefined: nothing.
 */
export function ruleProblem({ evidence }: DetectRule, platform: Platform): string | undefined {
  const wrong = evidence.find(({ from }) => !isFree(from) && !platform.readOnly.test(from))
  return wrong && `the platform's readOnly does not cover the command ${JSON.stringify(wrong.from)}`
}
