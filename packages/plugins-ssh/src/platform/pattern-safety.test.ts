import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { otherPatterns, wholeLinePatterns } from './check-platform.ts'
import { defaultLogInPatterns, logInDisabled } from './log-in-patterns.ts'
import { platforms } from './platforms.ts'

/**
 * Devices, and whoever writes a banner or a description on them, choose the text that our patterns are tried
 * on, line by line. A pattern that backtracks would let one line stop everything.
 */
const patterns: ReadonlyMap<string, RegExp> = new Map(
  [
    ...platforms.flatMap((platform) => [
      ...wholeLinePatterns(platform),
      ...otherPatterns(platform),
    ]),
    ...[defaultLogInPatterns.username, defaultLogInPatterns.password],
    ...[...defaultLogInPatterns.failures, ...logInDisabled],
  ].map((pattern) => [String(pattern), pattern]),
)

/** Each round begins with the blank that the rest of it excludes: there is one way to match. */
const DELIMITED = [platforms.find(({ name }) => name === 'linux')?.readOnly]

const LENGTH = 50_000
/** Linear patterns take less than 1 ms; a square of the length takes seconds. */
const LIMIT_MS = 100

/** What the patterns look for, and characters at which they change their minds. */
const PIECES = [
  ...['a', 'A', '1', ' ', '\t', '-', '.', ':', '/', '%', '#', '>', '<', '~', '*', '!', '@', '|'],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '[edit ',
    '(config',
    '(config-s-',
    'root@r:',
    'A:a@b',
    'A:a>config',
  ],
  ...[
    'RP/0/RP0/CPU0:r',
    '--{ ',
    'candidate ',
    ' }--[ ',
    '[u@h] /ip',
    'show a',
    '| include ',
    ' print',
  ],
  ...[
    'Error: ',
    '% Invalid',
    'WARNING: ',
    ' failed',
    'Nov 22 12:00:00 ',
    '%A-1-',
    'login ',
    'password ',
  ],
]

describe('the patterns of all platforms', () => {
  it('nest no quantifiers', () => {
    const nested = [...patterns.values()].filter((pattern) => nestsQuantifiers(pattern.source))
    expect(nested).toEqual(DELIMITED)
  })

  it('would be caught if they did', () => {
    expect(['^(?:a+)+$', '(a*)*', '(?:[^)]*x?){2,}', '((a|b?)c)*'].every(nestsQuantifiers)).toBe(
      true,
    )
    expect(['a+b*', '(?:a+)?', '(?:ab){3}', '[(+*]+', '\\(a+\\)+'].some(nestsQuantifiers)).toBe(
      false,
    )
  })

  it('take a time in proportion to the line, whatever it repeats', () => {
    const piece = fc.constantFrom('', ...PIECES)
    fc.assert(
      fc.property(fc.tuple(piece, piece, piece, piece), ([head, one, other, tail]) => {
        const unit = `${one}${other}` || 'x'
        const line = `${head}${unit.repeat(Math.ceil(LENGTH / unit.length))}${tail}`
        const slow = [...patterns].filter(([, pattern]) => fastestMs(pattern, line) > LIMIT_MS)
        expect(slow.map(([source]) => source)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

/** The best of three, since other processes take their share; the first is mostly good enough. */
function fastestMs(pattern: RegExp, line: string): number {
  let fastest = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3 && fastest > LIMIT_MS; turn += 1) {
    const startedAt = performance.now()
    pattern.test(line)
    fastest = Math.min(fastest, performance.now() - startedAt)
  }
  return fastest
}

/** Whether a group that may be repeated holds something whose length varies. */
function nestsQuantifiers(source: string): boolean {
  const token =
    /\\.|\[(?:\\.|[^\]])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\)|[*+?]\??|\{\d+(?:,\d*)?\}\??|./g
  const groups = [false]
  let closed = false
  for (const [text] of source.matchAll(token)) {
    if (text.startsWith('(')) groups.push(false)
    const isQuantifier = /^(?:[*+?]|\{\d)/.test(text)
    const isVariable = isQuantifier && !/^\{\d+\}/.test(text)
    const isRepeated = isQuantifier && !/^(?:\?|\{0,1\}|\{1\})/.test(text)
    if (isRepeated && closed) return true
    const isGroupVaried = text === ')' && groups.pop() === true
    closed = isGroupVaried
    if (isVariable || isGroupVaried) groups[groups.length - 1] = true
  }
  return false
}
