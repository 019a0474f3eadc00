import { defaultSessionLimits, type SessionLimits } from '../../session/session-limits.ts'
import { DEFAULT_LIMITS, type SshLimits } from '../../transport/ssh-target.ts'
import type { SshHostOptions } from '../ssh-options.ts'

/** All limits of a connection and its session. */
export type Limits = SshLimits & SessionLimits

/** What holds where nothing is said, which is for most hosts: it is made once. */
const DEFAULT: Limits = { ...DEFAULT_LIMITS, ...defaultSessionLimits }

interface SaidLimits {
  readonly limits?: { readonly [Name in keyof Limits]?: number | undefined } | undefined
}

/**
 * The quiet windows of `fastCli`, in milliseconds: a prompt cut by the network is still told from a
 * line of output where the rest of the line comes with the next packet of the same burst.
 */
export const shortestQuiet = {
  promptQuietMs: 10,
  repeatedPromptQuietMs: 0,
  doubtQuietMs: 200,
} as const satisfies Partial<SessionLimits>

/**
 * The limits of a connection: the defaults, those of `fastCli`, those that were given, each wait and
 * each quiet window times the `delayFactor`. Sizes stay as they are.
 *
 * @param options - What was said; limits that are undefined count as unsaid.
 */
export function paceLimits({
  limits = {},
  delayFactor = 1,
  fastCli = false,
}: Pick<SshHostOptions, 'delayFactor' | 'fastCli'> & SaidLimits): Limits {
  const said = Object.entries(limits).filter(([, value]) => value !== undefined)
  if (said.length === 0 && delayFactor === 1 && !fastCli) return DEFAULT
  const whole: Limits = {
    ...DEFAULT,
    ...(fastCli ? shortestQuiet : {}),
    ...Object.fromEntries(said),
  }
  const paced = Object.entries(whole).map(([name, value]) => {
    return [name, name.endsWith('Ms') ? value * delayFactor : value] as const
  })
  return Object.fromEntries(paced) as unknown as Limits
}
