import fc from 'fast-check'

const pick = fc.constantFrom

/** Parts put together to a text. */
const joined = (parts: fc.Arbitrary<string>[], separator = '') =>
  fc.tuple(...parts).map((texts) => texts.join(separator))

const several = (part: fc.Arbitrary<string>, most: number, separator = '') =>
  fc.array(part, { minLength: 1, maxLength: most }).map((parts) => parts.join(separator))

const charPattern = pick(
  ...['a', 'b', 'k', 's', '1', ' ', '-', 'é', '.', '\\s', '\\S', '\\d', '\\D', '\\w', '\\W', '\\.'],
  ...[
    '[ab]',
    '[^a]',
    '[a-c1]',
    '[\\s-]',
    '[^\\S]',
    '[]a]',
    '[\\W\\d]',
    '[^\\W1]',
    '\\x61',
    '\\141',
  ],
  ...[
    '\\b',
    '\\B',
    '^',
    '$',
    '\\Z',
    '{',
    '}',
    ']',
    '(?=a)',
    '(?!b)',
    '(?<=a)',
    '(?<!\\s)',
    '(?#x)',
  ],
)
const repetition = pick(
  '',
  '',
  '',
  '*',
  '+',
  '?',
  '*?',
  '+?',
  '??',
  '{2}',
  '{1,2}',
  '{,2}',
  '{2,}',
  '{0}',
)

/** Regular expressions of Python's, some of them wrong. What only Python 3.11 has is not among them. */
export const pattern: fc.Arbitrary<string> = fc.letrec<{ item: string; choice: string }>((tie) => ({
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    charPattern,
    joined([pick('(', '(?:', '(?i:', '(?s:', '(?a:', '(?=', '(?!'), tie('choice'), pick(')')]),
  ),
  choice: several(several(joined([tie('item'), repetition]), 4), 2, '|'),
})).choice

/** A line: short, of what patterns are about. */
export const line = fc
  .array(pick('a', 'b', 'c', 'A', 'K', 'ſ', '1', ' ', ' ', '-', '_', 'é', '\u00a0', '😀'), {
    maxLength: 9,
  })
  .map((chars) => chars.join(''))

const options = fc
  .subarray(['Filldown', 'Fillup', 'Key', 'List', 'Required'], { minLength: 1, maxLength: 3 })
  .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
  .map((some) => `${some.join(',')} `)

const valuePattern = pick(
  ...['(\\S+)', '(\\d+)', '(\\w*)', '(.*)', '(a|b|)', '(\\d+|)', '(\\S+?)', '(a?)', '()'],
  ...['((\\w)(\\d))', '((?P<X>\\w+)\\s+(?P<Y>\\w*))', '((?P<X>\\w)(?P<Y>\\d)?)'],
)

const names = ['V0', 'V1', 'V2'] as const
const [v0, v1, v2] = names.map((name) => `\${${name}}`) as [string, string, string]
const reference = pick(v0, v1, v2, '$V0', 'a', '\\d+', '.*', '')
const match = joined([
  pick('^', '^\\s*', '^\\s+', '^ '),
  several(reference, 3, '\\s+'),
  pick('', '', '$$', '\\s*$$', '.*'),
])
const action = pick(
  ...['', '', ' -> Record', ' -> Record', ' -> Continue', ' -> Continue.Record', ' -> Next.Record'],
  ...[' -> Clear', ' -> Clearall', ' -> Continue.Clear', ' -> Continue.Clearall', ' -> NoRecord'],
  ...[' -> One', ' -> Start', ' -> Record Start', ' -> Next.Clear One', ' -> End', ' -> EOF'],
  ...[' -> Error', ' -> Error "that is wrong"', ' -> Record One', ' ->'],
)
const rules = several(joined([pick(' ', '  ', '\t'), match, action, pick('\n')]), 5)

/** Templates of three values and two states. A value stands at most once in most rules: else a template is wrong. */
export const template = joined([
  ...names.map((name) =>
    joined([
      pick('Value '),
      fc.oneof(pick(''), options),
      pick(`${name} `),
      valuePattern,
      pick('\n'),
    ]),
  ),
  pick('\nStart\n'),
  rules,
  pick('\nOne\n'),
  rules,
  pick('', '', '', '\nEOF\n', '\nEnd\n', '\n# the end\n'),
])

/** Templates that are mostly wrong: something was put into one, or taken out. */
export const brokenTemplate = fc
  .tuple(
    template,
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.nat({ max: 3 }),
    pick(
      ...[
        '',
        '(',
        ')',
        '\\',
        '$',
        '${',
        '->',
        ' -> ',
        '"',
        '\n',
        '\n\n',
        '#',
        '^',
        '.',
        ',',
        'Error',
      ],
      ...[
        'Value ',
        'List',
        '\t',
        ' ',
        '$V9',
        '[',
        '\x1f',
        '\u00a0',
        '\u2028',
        'é',
        '*',
        '{2}',
        '(?i)',
      ],
    ),
  )
  .map(([text, place, removed, added]) => {
    const at = Math.floor(place * text.length)
    return text.slice(0, at) + added + text.slice(at + removed)
  })

const word = pick('a', 'b', 'a1', 'b2', 'foo', '1', '22', 'x y', '', '-', 'é', 'a\u00a01')
const outputLine = joined([pick('', '', ' ', '  '), several(word, 3, ' ')])

/** Output of a device, with ends of lines of any kind. */
export const output = joined([
  several(joined([outputLine, pick('\n', '\n', '\n', '\r\n', '\r', '\v', '\u2028')]), 8),
  pick('', 'a', 'a 1'),
])
