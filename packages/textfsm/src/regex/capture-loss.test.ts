import { describe, expect, it } from 'vitest'
import { canLoseCaptures, groupsOfEmptyRounds } from './capture-loss.ts'
import { readRegex } from './read-regex.ts'

describe('canLoseCaptures', () => {
  it.each(['(?:(a)|b)*', '(?:(a)?b)+', '(?:a*)*', '(?:|a){2,3}', '((?:(a)|b){2})c'])(
    'sees that JavaScript would match otherwise: %s',
    (pattern) => expect(canLoseCaptures(readRegex(pattern).root)).toBe(true),
  )

  it.each(['(a)*', '(?:(a)b)+', '(a*)?', '(?:(a)|(b))', '(?:a|b)*(c)?'])(
    'sees that JavaScript does as Python does: %s',
    (pattern) => expect(canLoseCaptures(readRegex(pattern).root)).toBe(false),
  )
})

describe('groupsOfEmptyRounds', () => {
  it.each([
    ['(a*)*', [1]],
    ['((a)|b?)+', [1]],
    ['(?:(a*)b*)*(c*)', [1]],
    ['(a*)*?', []],
    ['(a*){3}', []],
    ['(?:(a)?b?)+', []],
    ['(a+)+', []],
  ])('finds groups that Python leaves empty at last: %s', (pattern, groups) => {
    expect(groupsOfEmptyRounds(readRegex(pattern).root)).toEqual(groups)
  })
})
