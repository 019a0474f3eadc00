import { describe, expect, it } from 'vitest'
import { asciiRanges, beyondAscii, everything } from './char-set.ts'
import { firstBehindSpaces, firstChars } from './first-chars.ts'
import { readRegex } from './read-regex.ts'

const members = (bits: bigint) =>
  asciiRanges(bits)
    .map(
      ({ from, to }) =>
        String.fromCharCode(from) + (from === to ? '' : `-${String.fromCharCode(to)}`),
    )
    .join('')

describe('firstChars', () => {
  it.each([
    ['abc', 'a', false],
    ['a|b', 'a-b', false],
    ['a*b', 'a-b', false],
    ['a?', 'a', true],
    ['(?=x)a', 'a', false],
    ['a{0}b', 'b', false],
    ['$', '', false],
    ['(?:a|)b', 'a-b', false],
    ['(?i:a)', 'Aa', false],
  ])('knows what a match of %s begins with', (pattern, chars, canBeEmpty) => {
    const first = firstChars(readRegex(pattern).root)
    expect(members(first.bits)).toBe(chars)
    expect(first.canBeEmpty).toBe(canBeEmpty)
  })

  it('knows that kinds of characters go beyond ASCII', () => {
    expect(firstChars(readRegex('\\w').root).bits & beyondAscii).not.toBe(0n)
    expect(firstChars(readRegex('a').root).bits & beyondAscii).toBe(0n)
  })
})

describe('firstBehindSpaces', () => {
  it.each([
    ['^\\s+lag', 'l'],
    ['^\\s*(?:a|b)', 'a-b'],
    ['^ {2}\\s?x', 'x'],
    ['^\\s+$', ''],
  ])('knows what stands behind the white space of %s', (pattern, chars) => {
    expect(members(firstBehindSpaces(readRegex(pattern).root))).toBe(chars)
  })

  it.each(['lag', '^(\\s+)lag', '^\\s+\\S*', '^\\s+.'])('leaves all open for %s', (pattern) => {
    const bits = firstBehindSpaces(readRegex(pattern).root)
    expect([everything, bits & everything]).toContain(bits)
    expect(members(bits).length === 0).toBe(false)
  })
})
