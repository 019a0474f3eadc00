import { expect, it } from 'vitest'
import { readRegex } from './read-regex.ts'
import { requiredText } from './required-text.ts'

it.each([
  ['abc', 'abc'],
  ['a(b)c', 'abc'],
  ['ab?cd', 'cd'],
  ['ab|cd', ''],
  ['\\s+is up, line', 'is up, line'],
  ['(?i)ab', ''],
  ['ab(?=cdef)', 'ab'],
  ['ab(?!x)c', 'ab'],
  ['ab$', 'ab'],
  ['(?:abc)*d', 'd'],
])('finds what each match of %s has in it: %j', (pattern, text) => {
  expect(requiredText(readRegex(pattern).root)).toBe(text)
})
