import type { Platform } from '../platform/platform.ts'
import { platforms as builtInPlatforms } from '../platform/platforms.ts'
import type { Candidate } from './candidate.ts'
import { type DetectOptions, type DetectRule, ruleProblem } from './detect-rule.ts'
import { DetectRuleError } from './detect-rule-error.ts'
import { detectRules } from './detect-rules.ts'

/**
 * Every platform that can be detected, with nothing found yet.
 *
 * @param options - Rules of the user, and whether those of the package hold.
 * @param own - Platforms of the user; they win over those of the package.
 * @throws {@link DetectRuleError} for a platform that is not known, and for a command that may change
 * something.
 */
export function createCandidates(
  { rules = [], builtIn = true }: DetectOptions = {},
  own: readonly Platform[] = [],
): readonly Candidate[] {
  const all = [...own, ...builtInPlatforms]
  const find = (wanted: string): Platform | undefined =>
    all.find(({ name }) => name === wanted) ?? all.find(({ aliases }) => aliases?.includes(wanted))
  /** The candidate of a rule, or why the rule cannot be used. */
  const candidateOf = (rule: DetectRule): Candidate | string => {
    const platform = find(rule.platform)
    if (platform === undefined) return 'nobody knows the platform'
    return ruleProblem(rule, platform) ?? { platform, evidence: rule.evidence, found: [] }
  }
  const users = rules.map((rule) => {
    const candidate = candidateOf(rule)
    if (typeof candidate !== 'string') return candidate
    throw new DetectRuleError({ platform: rule.platform, problem: candidate })
  })
  const isTaken = ({ platform }: Candidate): boolean =>
    users.some((user) => user.platform === platform)
  // A user's platform under a name of ours may have other commands: our rule is not for it then.
  const ours = builtIn ? detectRules.map(candidateOf).filter((one) => typeof one !== 'string') : []
  return [...users, ...ours.filter((one) => !isTaken(one))]
}
