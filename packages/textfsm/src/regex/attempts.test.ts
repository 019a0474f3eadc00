import { describe, expect, it } from 'vitest'
import { Attempts } from './attempts.ts'
import { backtrackingOf } from './backtracking.ts'
import { readRegex } from './read-regex.ts'

const million = 1_000_000
const isGranted = (pattern: string, line: string) =>
  new Attempts(backtrackingOf(readRegex(pattern).root), million).areFewOn(line)

describe('Attempts', () => {
  it.each([
    ['(\\S+)\\s+(\\S+)$', `${'a'.repeat(50_000)}  b`],
    ['(?:(?!foo)\\w)*$', 'a'.repeat(50_000)],
    ['(?:a|b|c)*d', 'abc'.repeat(50_000)],
    ['.*a', 'b'.repeat(50_000)],
    ['.*,.*,.*$', 'b'.repeat(50_000)],
    ['(?:\\d+\\.){3}\\d+', '1.'.repeat(10_000)],
  ])('grants a long line where the next character decides: %s', (pattern, line) => {
    expect(isGranted(pattern, line)).toBe(true)
  })

  it.each([
    ['.*,.*,.*,.*x', ','.repeat(1_000)],
    ['(?:a+)+$', 'aa'],
    ['(?:a*)*$', 'aa'],
    ['(?:\\S+\\s*){200}$', 'aa'],
    ['(?:a+b?){60000}', 'aa'],
    ['(?:(?:a+){300}){300}', 'aa'],
    ['(?:|){25}$', 'aa'],
    ['(?:(?:$)?){25}a', 'aa'],
    ['(?:\\b|\\b){25}$', 'aa'],
    ['(?:a?|b?){25}$', 'aa'],
    ['(?:a|ab){25}$', 'aa'],
    ['(?:(?=\\w{3000}x)\\w)*', 'a'.repeat(10_000)],
    ['(?:\\S{30}[^b]{3,}){20}|[^b](?:\\S[^b]+c){1,20}[^b]+[^b]{3,}', ','.repeat(300)],
    ['(?:.{10}(?:[ab]\\w*?\\s)*+){3,}', 'a'.repeat(100_000)],
    ['(?:.{10}(?>(?:[ab]\\w*?\\s)*)){3,}', 'a'.repeat(100_000)],
    ['(?=.*x).*y', 'a'.repeat(10_000)],
    ['(?:(?=.*b)a)*', 'aa'],
  ])('does not grant what a backtracking engine may take too long for: %s', (pattern, line) => {
    expect(isGranted(pattern, line)).toBe(false)
  })

  it('counts the characters that leave a choice open', () => {
    const pattern = '.*,.*,.*,.*x'
    expect(isGranted(pattern, `${'a'.repeat(1_000)},,,`)).toBe(true)
    expect(isGranted(pattern, `${'a'.repeat(1_000)}${','.repeat(100)}`)).toBe(false)
  })

  it('grants a few ways on a line of whatever length', () => {
    expect(isGranted('(\\S+)\\s+(.*)', `abc  ${'x'.repeat(2_000_000)}`)).toBe(true)
    expect(isGranted('(\\S+)\\s+(.*)', `abc ${' '.repeat(2_000_000)}`)).toBe(false)
  })

  it('knows that white space stands in runs', () => {
    const pattern = '\\s*.\\s*.\\s*$'
    expect(isGranted(pattern, 'a '.repeat(1_000))).toBe(true)
    expect(isGranted(pattern, ' '.repeat(2_000))).toBe(false)
  })
})
