import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultSessionLimits } from '../../session/session-limits.ts'
import { DEFAULT_LIMITS } from '../../transport/ssh-target.ts'
import { type Limits, paceLimits, shortestQuiet } from './pace.ts'

const defaults: Limits = { ...DEFAULT_LIMITS, ...defaultSessionLimits }

describe('paceLimits', () => {
  it('gives the defaults where nothing is said', () => {
    expect(paceLimits({})).toEqual(defaults)
    expect(paceLimits({ limits: { connectTimeoutMs: undefined } })).toEqual(defaults)
  })

  it('multiplies every wait and every quiet window by delayFactor, and no size', () => {
    const factors = fc.double({ min: 0.01, max: 100, noNaN: true })
    fc.assert(
      fc.property(factors, fc.nat(), (delayFactor, saveTimeoutMs) => {
        const limits = paceLimits({ delayFactor, limits: { saveTimeoutMs } })
        for (const [name, value] of Object.entries({ ...defaults, saveTimeoutMs })) {
          const expected = name.startsWith('max') ? value : value * delayFactor
          expect(limits[name as keyof Limits], name).toBe(expected)
        }
      }),
    )
  })

  it('leaves no limit as it is: none', () => {
    const { commandTimeoutMs } = paceLimits({
      delayFactor: 3,
      limits: { commandTimeoutMs: Number.POSITIVE_INFINITY },
    })
    expect(commandTimeoutMs).toBe(Number.POSITIVE_INFINITY)
  })

  it('sets all quiet windows to the least for fastCli, and nothing else', () => {
    expect(paceLimits({ fastCli: true })).toEqual({ ...defaults, ...shortestQuiet })
    const quiet = Object.keys(defaults).filter((name) => name.endsWith('QuietMs'))
    expect(Object.keys(shortestQuiet).sort()).toEqual(quiet.sort())
    for (const [name, value] of Object.entries(shortestQuiet))
      expect(value).toBeLessThanOrEqual(defaults[name as keyof Limits])
  })

  it('lets a quiet window that was given win over fastCli', () => {
    const { promptQuietMs } = paceLimits({ fastCli: true, limits: { promptQuietMs: 70 } })
    expect(promptQuietMs).toBe(70)
  })
})
