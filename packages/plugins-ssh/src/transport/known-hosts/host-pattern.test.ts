import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coversName, isPlainName } from './host-pattern.ts'

describe('the names of a known_hosts line', () => {
  it.each([
    ['r1', 'r1', true],
    ['r1', 'r10', false],
    ['R1.Example.NET', 'r1.example.net', true],
    ['r1,192.0.2.1', '192.0.2.1', true],
    ['*.example.net', 'r1.example.net', true],
    ['*.example.net', 'example.net', false],
    ['r?', 'r1', true],
    ['r?', 'r', false],
    ['*,!r1', 'r1', false],
    ['*,!r1', 'r2', true],
    ['!r1,*', 'r1', false],
    ['!r1', 'r2', false],
    ['[r1]:2222', '[r1]:2222', true],
    ['[r1]:2222', 'r1', false],
    ['[*.example.net]:2222', '[r1.example.net]:2222', true],
    ['*a*b*c', 'xxaxxbxbxc', true],
    ['*a*b*c', 'xxaxxcxb', false],
  ])('%s, asked for %s: %s', (field, name, expected) => {
    expect(coversName(field, name)).toBe(expected)
  })

  it('takes time in proportion to the name, however many stars a pattern has', () => {
    const startedAt = performance.now()
    expect(coversName('*a'.repeat(100), `${'a'.repeat(4_000)}b`)).toBe(false)
    expect(performance.now() - startedAt).toBeLessThan(500)
  })

  it('looks plain names up and searches all others', () => {
    expect(['r1', '[r1]:22'].every(isPlainName)).toBe(true)
    expect(['a,b', '*', 'r?', '!r1', '|1|a|b'].some(isPlainName)).toBe(false)
  })

  it('a pattern with stars in place of parts of a name covers it', () => {
    const name = fc.stringMatching(/^[a-z0-9.-]{1,12}$/)
    fc.assert(
      fc.property(name, fc.nat(12), fc.nat(12), (host, from, to) => {
        const [start, end] = [Math.min(from, to), Math.max(from, to)]
        expect(coversName(`${host.slice(0, start)}*${host.slice(end)}`, host)).toBe(true)
      }),
    )
  })
})
