import { createInventory, type Host } from '@nornir-ts/inventory'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hosts as hostsData } from '../../test/hosts.ts'
import type { HostCount } from '../policy/run-policy.ts'
import { planWaves } from './wave-plan.ts'

const hostsOf = (count: number) => [...createInventory(hostsData(count)).hosts.values()]
const sizes = (waves: readonly (readonly Host[])[]) => waves.map((wave) => wave.length)

describe('waves', () => {
  it('rule 17: have the sizes that the policy says, in hosts or shares of all', () => {
    const plan = planWaves(hostsOf(100), { waves: [1, 10, '25%', '100%'], separate: undefined })
    expect(sizes(plan)).toEqual([1, 10, 25, 64])
    expect(plan[0]?.[0]?.name).toBe('h1')
  })

  it('repeat the last size until all hosts are in', () => {
    const plan = planWaves(hostsOf(7), { waves: [1, 3], separate: undefined })
    expect(sizes(plan)).toEqual([1, 3, 3])
  })

  it('are one when none are asked for, and none without hosts', () => {
    expect(sizes(planWaves(hostsOf(7), { waves: [], separate: undefined }))).toEqual([7])
    expect(planWaves([], { waves: [1], separate: undefined })).toEqual([])
  })

  it('never hold both members of a pair', () => {
    const pair = ({ name }: Host) => (name === 'h1' || name === 'h2' ? 'pair' : undefined)
    const plan = planWaves(hostsOf(4), { waves: [], separate: pair })
    expect(plan.map((wave) => wave.map(({ name }) => name))).toEqual([['h1', 'h3', 'h4'], ['h2']])
  })

  it('law: every host is in exactly one wave, no wave is too large, no key is twice in one', () => {
    const size = fc.oneof(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 100 }).map((share): HostCount => `${share}%`),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.array(size, { maxLength: 4 }),
        fc.integer({ min: 1, max: 8 }),
        (count, waves, keyCount) => {
          const all = hostsOf(count)
          const key = (host: Host) => {
            const index = all.indexOf(host)
            return index % 3 === 0 ? undefined : `${index % keyCount}`
          }
          const plan = planWaves(all, { waves, separate: key })
          expect(new Set(plan.flat())).toEqual(new Set(all))
          expect(plan.flat()).toHaveLength(count)
          for (const wave of plan) {
            const keys = wave.map(key).filter((one) => one !== undefined)
            expect(new Set(keys).size).toBe(keys.length)
            expect(wave.length).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})
