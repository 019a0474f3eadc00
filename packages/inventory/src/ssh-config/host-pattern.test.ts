import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesPatterns, matchesSshPattern } from './host-pattern.ts'

describe('a pattern of an ssh_config', () => {
  it.each([
    ['r1', 'r1', true],
    ['r1', 'r10', false],
    ['*', '', true],
    ['r?', 'r1', true],
    ['r?', 'r', false],
    ['*.example.net', 'r1.example.net', true],
    ['*.example.net', 'example.net', false],
    ['*a*b*c', 'xxaxxbxbxc', true],
    ['*a*b*c', 'xxaxxcxb', false],
    ['r1.', 'r1x', false],
  ])('%s describes %s: %s', (pattern, text, expected) => {
    expect(matchesSshPattern(text, pattern)).toBe(expected)
  })

  it('describes what a regular expression made of it describes', () => {
    const word = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 })
    fc.assert(
      fc.property(word('ab*?'), word('ab'), (pattern, text) => {
        const source = pattern.replaceAll('*', '.*').replaceAll('?', '.')
        expect(matchesSshPattern(text, pattern)).toBe(new RegExp(`^${source}$`).test(text))
      }),
    )
  })

  it('takes no longer for many stars, nor is one of any length too long', () => {
    const startedAt = performance.now()
    expect(matchesPatterns('a'.repeat(60), [`${'*a'.repeat(20)}*b`])).toBe(false)
    expect(matchesPatterns('a'.repeat(60), ['*a'.repeat(200_000)])).toBe(false)
    expect(performance.now() - startedAt).toBeLessThan(500)
  })
})
