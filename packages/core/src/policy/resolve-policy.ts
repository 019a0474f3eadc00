import { nearest } from '@nornir-ts/kernel'
import { PolicyError } from './policy-error.ts'
import { defaultRetry } from './retry.ts'
import type { HostCount, ResolvedPolicy, RunPolicy } from './run-policy.ts'

const defaults: ResolvedPolicy = {
  concurrency: 50,
  limits: [],
  connectLimit: {},
  retry: defaultRetry,
  maxFailures: Number.POSITIVE_INFINITY,
  waves: [],
  separate: undefined,
  maxCredentialRejections: 3,
  timeoutMs: Number.POSITIVE_INFINITY,
  runTimeoutMs: Number.POSITIVE_INFINITY,
  graceMs: 2_000,
  configurationGraceMs: 30_000,
  processorTimeoutMs: 10_000,
  keepConnections: true,
  onGood: true,
  onFailed: false,
}

/**
 * Fills in the defaults.
 *
 * @param policies - The later ones win, option by option; an option that is undefined counts as not
 * given.
 * @throws {@link PolicyError} for an option that there is not, or a value that makes no sense.
 */
export function resolvePolicy(...policies: readonly RunPolicy[]): ResolvedPolicy {
  const given = mergePolicies(...policies)
  expectKnown(given, defaults)
  expectKnown(given.retry ?? {}, defaultRetry, 'retry.')
  const resolved = over(defaults, { ...given, retry: over(defaultRetry, given.retry ?? {}) })
  check(resolved)
  return resolved
}

/**
 * Puts policies together.
 *
 * @param policies - The later ones win, option by option; an option that is undefined counts as not
 * given.
 */
export function mergePolicies(...policies: readonly RunPolicy[]): RunPolicy {
  return policies.reduce<RunPolicy>(over, {})
}

/** Like a spread, but what is undefined does not overwrite. */
function over<Base extends object>(base: Base, given: object): Base {
  const isGiven = ([, value]: [string, unknown]): boolean => value !== undefined
  return { ...base, ...Object.fromEntries(Object.entries(given).filter(isGiven)) }
}

/** A limit under a misspelt name would be no limit. */
function expectKnown(given: object, known: object, prefix = ''): void {
  for (const [name, received] of Object.entries(given)) {
    if (name in known) continue
    const meant = nearest(name, Object.keys(known))
    const expected =
      meant === undefined ? 'no option of that name' : `it to be named ${prefix}${meant}`
    throw new PolicyError({ option: prefix + name, received }, expected)
  }
}

// Node fires a timer at once when its delay does not fit in 31 bits.
const MAX_TIMER_MS = 2 ** 31 - 1

const times = [
  'timeoutMs',
  'runTimeoutMs',
  'graceMs',
  'configurationGraceMs',
  'processorTimeoutMs',
] as const

interface Kind {
  readonly holds: (value: number | string) => boolean
  readonly expected: string
}

const count: Kind = {
  holds: (value) => value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && +value >= 1),
  expected: 'a whole number of at least 1, or Infinity',
}
const time: Kind = {
  holds: (value) =>
    value === Number.POSITIVE_INFINITY ||
    (typeof value === 'number' && value >= 0 && value <= MAX_TIMER_MS),
  expected: `milliseconds from 0 to ${MAX_TIMER_MS}, or Infinity for no limit`,
}
const share: Kind = {
  holds: (value) =>
    typeof value === 'string' && /^\d+(\.\d+)?%$/.test(value) && Number.parseFloat(value) <= 100,
  expected: "a percentage such as '25%'",
}
const pace: Kind = {
  holds: (value) => typeof value === 'number' && value > 0,
  expected: 'a number above 0',
}
const factor: Kind = {
  holds: (value) => typeof value === 'number' && value >= 1,
  expected: 'a number of at least 1',
}
const fraction: Kind = {
  holds: (value) => typeof value === 'number' && value >= 0 && value <= 1,
  expected: 'a number from 0 to 1',
}
const none: Kind = { holds: (value) => value === 0, expected: '0' }

function check(policy: ResolvedPolicy): void {
  const { connectLimit, retry } = policy
  expect('concurrency', policy.concurrency, count)
  for (const option of times) expect(option, policy[option], time)
  for (const { max } of policy.limits) expect('limits', max, count)
  expect('connectLimit.atOnce', connectLimit.atOnce, count)
  expect('connectLimit.perSecond', connectLimit.perSecond, pace)
  expect('retry.attempts', retry.attempts, count)
  expect('retry.delayMs', retry.delayMs, time)
  expect('retry.maxDelayMs', retry.maxDelayMs, time)
  expect('retry.factor', retry.factor, factor)
  expect('retry.jitter', retry.jitter, fraction)
  for (const wave of policy.waves) expect('waves', wave, count, share)
  expect('maxFailures', policy.maxFailures, count, share, none)
  expect('maxCredentialRejections', policy.maxCredentialRejections, count)
}

function expect(option: string, received: HostCount | undefined, ...kinds: readonly Kind[]): void {
  if (received === undefined || kinds.some(({ holds }) => holds(received))) return
  const expected = kinds.map((kind) => kind.expected).join(', or ')
  throw new PolicyError({ option, received }, expected)
}
