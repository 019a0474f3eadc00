import { describe, expect, it } from 'vitest'
import { compileRe2 } from './re2-matcher.ts'
import { re2Ascii, re2Unicode } from './re2-syntax.ts'
import { readRegex } from './read-regex.ts'

describe('compileRe2', () => {
  it.each([
    ['(?:(a)|b)*', 'ab', ['ab', 'a']],
    ['(\\S+(\\s)*)+:', 'a b:', ['a b:', 'b', ' ']],
    ['a(?<=a)b', 'ab', ['ab']],
    ['(?<!a)b', 'b', ['b']],
    ['a{500}', 'a'.repeat(500), ['a'.repeat(500)]],
    ['b', 'ab', null],
  ])('matches from the start of a line: %s', (pattern, line, captures) => {
    const { root } = readRegex(pattern)

    expect(compileRe2(root, re2Ascii)?.(line)).toEqual(captures)
    expect(compileRe2(root, re2Unicode)?.(line)).toEqual(captures)
  })

  it.each(['a(?=b)', '(?>a)', 'a++', '(a)\\1', '\\B', 'a{1001}', '(?:a{40}b){30}', '(?<=(a))b'])(
    'says what it cannot do: %s',
    (pattern) => {
      expect(compileRe2(readRegex(pattern).root, re2Ascii)).toBeUndefined()
    },
  )

  it.each(['a\\b', '[^\\W1]'])('says what it cannot do beyond ASCII: %s', (pattern) => {
    expect(compileRe2(readRegex(pattern).root, re2Ascii)).toBeDefined()
    expect(compileRe2(readRegex(pattern).root, re2Unicode)).toBeUndefined()
  })
})
