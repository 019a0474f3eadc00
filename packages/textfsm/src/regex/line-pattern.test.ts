import { describe, expect, it } from 'vitest'
import { LinePattern } from './line-pattern.ts'
import { PatternError } from './pattern-error.ts'
import { PatternTooCostlyError } from './pattern-too-costly-error.ts'

type Case = readonly [
  pattern: string,
  line: string,
  captures: readonly (string | undefined)[] | null,
]

/** What Python 3.11 gives. */
const inPython: readonly Case[] = [
  ['a', 'ab', ['a']],
  ['b', 'ab', null],
  ['(?P<A>\\S+)\\s+(?P<B>\\d+)', 'Gi1  22 x', ['Gi1  22', 'Gi1', '22']],
  ['(a)|(b)', 'b', ['b', undefined, 'b']],
  ['((a)|b)*', 'ab', ['ab', 'b', 'a']],
  ['(?:(\\w+)?\\s)+x', 'B R  x', ['B R  x', 'R']],
  ['(a*)?', 'b', ['', '']],
  ['(?:(\\*?)\\s*)?(\\d)', '7', ['7', '', '7']],
  ['(a*)??b', 'b', ['b', undefined]],
  ['(?:a*?)*', 'aa', ['']],
  ['(?:|a)*b', 'ab', ['ab']],
  ['(?:|a)*', 'ab', ['']],
  ['a++a', 'aaa', null],
  ['(?>a|ab)c', 'abc', null],
  ['(\\w)\\1', 'aab', ['aa', 'a']],
  ['(\\w)\\b1', 'a1', null],
  ['\\141\\x62\\u0063', 'abc', ['abc']],
  ['a{,2}b', 'aab', ['aab']],
  ['a{,}b', 'aaab', ['aaab']],
  ['a{x}', 'a{x}', ['a{x}']],
  ['[]a]+', ']a', [']a']],
  ['[^]]', ']', null],
  ['a(?#note)b', 'ab', ['ab']],
  ['(?x) a  b # note', 'ab', ['ab']],
  ['(?i)straße', 'STRAßE', ['STRAßE']],
  ['(?i:k)', '\u212a', ['\u212a']],
  ['(?ai:k)', '\u212a', null],
  ['(?ai)[a-c]+', 'aBC', ['aBC']],
  ['(?i:[^a])', 'A', null],
  ['\\s', '\u00a0', ['\u00a0']],
  ['(?a)\\s', '\u00a0', null],
  ['\\s', '\ufeff', null],
  ['\\x1c\\s', '\x1c\x1f', ['\x1c\x1f']],
  ['\\d', '\u0661', ['\u0661']],
  ['\\w+', 'äß_9', ['äß_9']],
  ['[^\\W\\d]+', 'äa1', ['äa']],
  ['.', '\u{1f600}', ['\u{1f600}']],
  ['ä\\b', 'äö', null],
  ['\\B', '', null],
  ['a\\B', 'ab', ['a']],
  ['a\\B', 'aä', ['a']],
  ['a(?=b)', 'ab', ['a']],
  ['ab(?<!ab)', 'ab', null],
  ['a\\Z', 'a', ['a']],
  ['^$', '', ['']],
]

describe('LinePattern', () => {
  it.each(inPython)('matches as Python does: %s on %j', (pattern, line, captures) => {
    const { groupCount, ...found } = matched(pattern, line, false)
    expect(found.captures?.slice(0, groupCount + 1) ?? null).toEqual(captures)
  })

  it.each(inPython.filter(([, line]) => /^[\0-\x7f]*$/.test(line)))(
    'matches as Python does where the line is known to be ASCII: %s on %j',
    (pattern, line, captures) => {
      const { groupCount, ...found } = matched(pattern, line, true)
      expect(found.captures?.slice(0, groupCount + 1) ?? null).toEqual(captures)
    },
  )

  it.each([
    ['(', 'no ) closes this'],
    [')', 'nothing opens'],
    ['[a', 'no ] ends the set'],
    ['*a', 'nothing to repeat'],
    ['^*', 'nothing to repeat'],
    ['a**', 'a repetition is repeated'],
    ['a{3,2}', 'above the most'],
    ['\\q', 'no such escape'],
    ['\\x1', '2 hexadecimal digits'],
    ['\\400', 'at most \\377'],
    ['[b-a]', 'runs backwards'],
    ['[\\w-a]', 'not to a kind of characters'],
    ['(?P<1>a)', 'no name for a group'],
    ['(?P<A>a)(?P<A>b)', 'a group A already'],
    ['(?P=A)', 'no group A before'],
    ['\\1', 'no group 1 before'],
    ['(\\1)', 'still open'],
    ['(?<=a+)b', 'one width'],
    ['a(?i)', 'at its very start'],
    ['(?au:a)', 'exclude each other'],
    ['(?L:a)', 'for bytes'],
    ['(?-a:a)', 'can be switched off'],
    ['\\', 'a backslash ends'],
    [`${'('.repeat(1_000)}${')'.repeat(1_000)}`, 'more than 450 deep'],
  ])('refuses what Python refuses: %s', (pattern, reason) => {
    expect(() => new LinePattern(pattern)).toThrow(PatternError)
    expect(() => new LinePattern(pattern)).toThrow(reason)
  })

  it.each([
    ['(a)?(?(1)b|c)', 'conditions'],
    ['a'.repeat(10_001), 'at most 10000 can be read'],
    ['\\N{DIGIT ONE}', 'by name'],
    ['(a)?\\1', 'can stay out of the match'],
    ['(?i)(a)\\1', 'without regard to case'],
    ['(?:(a)|b)*(?=c)', 'cannot be done faithfully'],
    ['(?:(a)|b)*\\b', 'cannot be done faithfully'],
    ['(?:(?P<A>a*)b*)*', 'cannot be done faithfully'],
    ['(?:(a)|b){1001}', 'cannot be done faithfully'],
    ['(?:(?:(a)|b){40}c){30}', 'cannot be done faithfully'],
    ['(?:(a)|b)*(?<=(b))', 'cannot be done faithfully'],
  ])('refuses what has no faithful counterpart: %s', (pattern, reason) => {
    expect(() => new LinePattern(pattern)).toThrow(reason)
  })

  it('says where the fault is', () => {
    expect(() => new LinePattern('ab\\q')).toThrow(
      'Regular expression ab\\q, at 2: \\q: there is no such escape',
    )
  })

  it.each([
    '(\\s*-*)*\\s*$',
    '(\\S+(\\s)*)+:\\s',
    '(a+)+$',
    '(?:.*,){12}x',
    '(?:a|a)*$',
    '(?:|){40}$',
  ])('is done at once with a line that would take a backtracking engine minutes: %s', (pattern) => {
    const start = performance.now()
    for (const char of ['-', 'a', ' ', ',']) {
      expect(new LinePattern(pattern).match(`${char.repeat(400)}!x`, true)).toBeOneOf([
        null,
        expect.anything(),
      ])
    }
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  it('is done with a line that fills the stack of a backtracking engine', () => {
    const groups = 20
    const deep = `(?:${'('.repeat(groups)}a|b${')'.repeat(groups)})*`
    const line = 'ab'.repeat(400_000)
    expect(new LinePattern(`${deep}c`).match(line, true)).toBeNull()
    expect(() => new LinePattern(`${deep}(?=c)`).match(`${line}`, true)).toThrow(
      PatternTooCostlyError,
    )
  })

  it('gives up where nothing but a backtracking engine can do it', () => {
    const pattern = new LinePattern('(?:a+)+(?=b)')
    expect(() => pattern.match('a'.repeat(60), true)).toThrow(PatternTooCostlyError)
    expect(pattern.match('aab', true)?.[0]).toBe('aa')
  })
})

function matched(pattern: string, line: string, isAscii: boolean) {
  const expression = new LinePattern(pattern)
  return { captures: expression.match(line, isAscii), groupCount: expression.groupCount }
}
