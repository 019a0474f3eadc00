import type { Host } from '@nornir-ts/inventory'
import type { ResolvedPolicy } from '../policy/run-policy.ts'

/**
 * Divides hosts into waves: sizes as the policy says, the last size repeated until all hosts are
 * in; never two hosts with the same `separate` key in one wave.
 *
 * @param hosts - In dispatch order, which is kept within each wave.
 * @param policy - `waves` and `separate`.
 */
export function planWaves(
  hosts: readonly Host[],
  { waves, separate }: Pick<ResolvedPolicy, 'waves' | 'separate'>,
): readonly (readonly Host[])[] {
  const sizes = waves.length > 0 ? waves.map((wave) => sizeOf(wave, hosts.length)) : [hosts.length]
  const planned: Host[][] = []
  let left = hosts
  while (left.length > 0) {
    const size = sizes[planned.length] ?? sizes.at(-1) ?? left.length
    const { wave, rest } = fill(left, size, separate)
    planned.push(wave)
    left = rest
  }
  return planned
}

/**
 * A number of hosts, or a share of all of them, of which at least one.
 *
 * @param size - A count, or a percentage such as `'25%'`.
 * @param total - How many hosts there are.
 */
export function sizeOf(size: number | `${number}%`, total: number): number {
  if (typeof size === 'number') return size
  return Math.max(1, Math.floor((Number.parseFloat(size) * total) / 100))
}

function fill(hosts: readonly Host[], size: number, separate: ResolvedPolicy['separate']) {
  const wave: Host[] = []
  const rest: Host[] = []
  const keys = new Set<string>()
  for (const host of hosts) {
    const key = separate?.(host)
    if (wave.length < size && (key === undefined || !keys.has(key))) {
      wave.push(host)
      if (key !== undefined) keys.add(key)
    } else rest.push(host)
  }
  return { wave, rest }
}
