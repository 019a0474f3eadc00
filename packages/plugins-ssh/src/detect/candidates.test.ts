import { describe, expect, it } from 'vitest'
import { plainPlatform } from '../../test/fake-session.ts'
import { platforms } from '../platform/platforms.ts'
import { createCandidates } from './candidates.ts'
import { type DetectRule, isDetectRule, isFree } from './detect-rule.ts'
import { DetectRuleError } from './detect-rule-error.ts'
import { detectRules } from './detect-rules.ts'

describe('the rules of the package', () => {
  it('have one for every platform but the one that is any', () => {
    const names = platforms.map(({ name }) => name).filter((name) => name !== 'generic')
    expect(detectRules.map(({ platform }) => platform).toSorted()).toEqual(names.toSorted())
  })

  it('rule 1: type only commands that the platform calls read-only', () => {
    expect(createCandidates().map(({ platform }) => platform.name)).toEqual(
      detectRules.map(({ platform }) => platform),
    )
  })

  it('type nothing but these', () => {
    const all = detectRules.flatMap(({ evidence }) => evidence.map(({ from }) => from))
    expect([...new Set(all)].filter((from) => !isFree(from)).toSorted()).toEqual([
      '/system resource print',
      'display version',
      'get system status',
      'show system',
      'show system info',
      'show version',
      'uname -a',
    ])
  })

  it('take a time in proportion to the line, whatever it repeats', () => {
    const pieces = [
      'a',
      '1',
      ' ',
      '-',
      '.',
      ':',
      '/',
      '#',
      '{ ',
      '(ex)[/',
      'A:',
      'JUNOS ',
      '[u@h] ',
    ]
    const patterns = detectRules.flatMap(({ evidence }) => evidence.map(({ pattern }) => pattern))
    const startedAt = performance.now()
    for (const head of ['', ...pieces])
      for (const piece of pieces)
        for (const pattern of patterns) pattern.test(`${head}${piece.repeat(512)}`.slice(0, 512))
    // A pattern that backtracks takes seconds for a single line.
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })

  it('have the shape that is asked of a user', () => {
    expect(detectRules.every(isDetectRule)).toBe(true)
  })
})

describe('createCandidates', () => {
  const rule = (platform: string, from: string): DetectRule => ({
    platform,
    evidence: [{ from, pattern: /x/, weight: 1 }],
  })

  it.each([
    ['a platform that nobody knows', rule('nope', 'show version')],
    ['a command that may change something', rule('cisco_ios', 'reload')],
    ['a command for a platform that has none that only read', rule('generic', 'show version')],
  ])('refuses %s', (_what, wrong) => {
    const create = () => createCandidates({ rules: [wrong] })
    expect(create).toThrow(DetectRuleError)
    expect(create).toThrow(wrong.platform)
  })

  it('takes an own platform under a name of ours for that', () => {
    const mine = { ...plainPlatform, name: 'cisco_ios' }
    const found = createCandidates({}, [mine]).find(({ platform }) => platform.name === 'cisco_ios')
    expect(found?.platform).toBe(mine)
  })

  it('leaves out a rule of ours whose command an own platform under that name does not call read-only', () => {
    const mine = { ...plainPlatform, name: 'linux', readOnly: /^nothing$/ }
    const names = createCandidates({}, [mine]).map(({ platform }) => platform.name)
    expect(names).not.toContain('linux')
  })
})

describe('isDetectRule', () => {
  it.each([
    ['nothing', undefined],
    ['no evidence', { platform: 'x' }],
    [
      'a source that is blank',
      { platform: 'x', evidence: [{ from: ' ', pattern: /x/, weight: 1 }] },
    ],
    ['a text for a pattern', { platform: 'x', evidence: [{ from: 'a', pattern: 'x', weight: 1 }] }],
    [
      'a pattern that keeps state',
      { platform: 'x', evidence: [{ from: 'a', pattern: /x/g, weight: 1 }] },
    ],
    ['no weight', { platform: 'x', evidence: [{ from: 'a', pattern: /x/, weight: 0 }] }],
  ])('is not %s', (_what, value) => {
    expect(isDetectRule(value)).toBe(false)
  })
})
