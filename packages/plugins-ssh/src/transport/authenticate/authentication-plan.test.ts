import { Secret } from '@nornir-ts/core'
import fc from 'fast-check'
import type { AnyAuthMethod, ParsedKey } from 'ssh2'
import { describe, expect, it } from 'vitest'
import type { AgentKey } from './agent.ts'
import { AuthenticationPlan } from './authentication-plan.ts'

const key = {} as ParsedKey
const agentKey = {} as AgentKey
const password = new Secret('pass')
const onPrompt = () => Promise.resolve([])

function plan(options: {
  keys?: number
  agentKeys?: number
  password?: Secret
  onPrompt?: () => Promise<string[]>
}): AuthenticationPlan {
  const { keys = 0, agentKeys = 0, ...secrets } = options
  return new AuthenticationPlan({
    target: { host: 'r1', username: 'admin', ...secrets },
    keys: Array.from({ length: keys }, () => key),
    agentKeys: Array.from({ length: agentKeys }, () => agentKey),
    answer: () => {},
    showPassword: (show) => show(),
  })
}

/** Answers each attempt with a list of allowed methods, and gives the attempts' types. */
function attempts(from: AuthenticationPlan, refusals: (string[] | null)[]): string[] {
  const types: string[] = []
  for (const allowed of [null, ...refusals]) {
    const method = from.next(allowed, false)
    if (method === undefined) break
    types.push(method.type)
  }
  return types
}

describe('the plan of an authentication', () => {
  it('offers keys, then the agent, then the password', () => {
    const all = ['publickey', 'password', 'keyboard-interactive']
    expect(attempts(plan({ keys: 2, agentKeys: 1, password }), Array(9).fill(all))).toEqual([
      'publickey',
      'publickey',
      'agent',
      'password',
    ])
  })

  it('begins with the password, without a probe, when there is nothing else', () => {
    expect(plan({ password }).next(null, false)).toEqual({
      type: 'password',
      username: 'admin',
      password: 'pass',
    })
  })

  it('rule 18: gives the password by keyboard-interactive only when the device never took passwords', () => {
    expect(attempts(plan({ password }), Array(3).fill(['keyboard-interactive']))).toEqual([
      'password',
      'keyboard-interactive',
    ])
    const both = ['password', 'keyboard-interactive']
    expect(attempts(plan({ password }), Array(3).fill(both))).toEqual(['password'])
    expect(attempts(plan({ keys: 1, password }), [both, ['keyboard-interactive'], both])).toEqual([
      'publickey',
      'password',
    ])
  })

  it('does not offer the password by a method that the device is known not to take', () => {
    expect(
      attempts(plan({ keys: 1, password }), [['keyboard-interactive'], ['keyboard-interactive']]),
    ).toEqual(['publickey', 'keyboard-interactive'])
    expect(attempts(plan({ keys: 1, password }), [['publickey']])).toEqual(['publickey'])
  })

  it('asks the handler for the second step after an accepted password', () => {
    const steps = plan({ password, onPrompt })
    expect(steps.next(null, false)).toMatchObject({ type: 'password' })
    expect(steps.next(['keyboard-interactive'], true)).toMatchObject({
      type: 'keyboard-interactive',
    })
    expect(steps.next(['keyboard-interactive'], false)).toBeUndefined()
  })

  it('goes on with keys behind an accepted password', () => {
    const steps = plan({ keys: 1, password })
    expect(steps.next(null, false)?.type).toBe('publickey')
    expect(steps.next(['password'], false)?.type).toBe('password')
    expect(steps.next(['publickey'], true)?.type).toBe('publickey')
    expect(steps.next(['publickey'], false)).toBeUndefined()
  })

  it('believes what the device said, not what ssh2 tells behind a key of the agent', () => {
    const steps = plan({ agentKeys: 3, password })
    expect(steps.next(null, false)?.type).toBe('agent')
    steps.hear(['password'], true)
    expect(steps.next(null, false)?.type).toBe('password')
    steps.hear(['password'], false)
    expect(steps.next(['publickey', 'password'], true)).toBeUndefined()
  })

  it('rule 18: offers no password behind the agent to a device that takes keys only', () => {
    const steps = plan({ agentKeys: 1, password })
    steps.next(null, false)
    steps.hear(['publickey'], false)
    expect(steps.next(null, false)).toBeUndefined()
    expect(steps.isPasswordSent).toBe(false)
  })

  it('tries a key that cannot sign not for ever, though a step was accepted', () => {
    const steps = plan({ agentKeys: 2 })
    steps.next(null, false)
    steps.hear(['publickey'], true)
    // The agent refuses to sign: ssh2 asks on, the device has said nothing new.
    const types = Array.from({ length: 5 }, () => steps.next(null, false)?.type)
    expect(types).toEqual(['agent', 'agent', undefined, undefined, undefined])
  })

  it('asks the handler at once when there is no password', () => {
    expect(attempts(plan({ onPrompt }), [['keyboard-interactive']])).toEqual([
      'keyboard-interactive',
    ])
  })

  it('tries without a credential only when there is none', () => {
    expect(attempts(plan({}), [['password'], ['password']])).toEqual(['none'])
    expect(attempts(plan({ keys: 1 }), [['publickey'], ['publickey']])).toEqual(['publickey'])
  })

  it('rule 18: however a device answers that looks at passwords, it sees the password once', () => {
    const methods = fc.subarray(['publickey', 'password', 'keyboard-interactive'])
    const refusals = fc.record({ allowed: methods, isPartial: fc.boolean() })
    fc.assert(
      fc.property(fc.array(refusals, { maxLength: 12 }), fc.nat(2), (answers, keys) => {
        const steps = plan({ keys, password })
        let method = steps.next(null, false)
        let looked = 0
        for (const { allowed, isPartial } of answers) {
          if (method === undefined) break
          if (seesPassword(method, allowed)) looked++
          method = steps.next(allowed, isPartial)
        }
        expect(looked).toBeLessThanOrEqual(1)
      }),
    )
  })
})

/** Whether a device that refuses an attempt with this list has had a look at the password. */
function seesPassword(method: AnyAuthMethod, allowed: readonly string[]): boolean {
  if (method.type === 'password') return allowed.includes('password')
  if (method.type !== 'keyboard-interactive') return false
  let seen = false
  method.prompt('', '', '', [{ prompt: 'Password: ', echo: false }], (answers) => {
    seen = answers.includes('pass')
  })
  return seen
}
