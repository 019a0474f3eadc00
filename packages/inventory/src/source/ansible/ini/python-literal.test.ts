import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePythonLiteral } from './python-literal.ts'

/** What `ast.literal_eval` of Python 3.11 makes of these, tuples and sets as lists; undefined: an error. */
describe('a literal of Python', () => {
  it.each<[string, unknown]>([
    ['-5', -5],
    ['0o17', 15],
    ['1_000', 1000],
    ['.5', 0.5],
    ['1e3', 1000],
    ['None', null],
    ["'a' 'b'", 'ab'],
    ["u'x' r'\\n'", 'x\\n'],
    ["'\\x41\\u00e9\\101\\q'", 'AéA\\q'],
    ["b'\\xc3\\xa9'", 'é'],
    ["'''a'b'''", "a'b"],
    ['1, 2', [1, 2]],
    ['(1)', 1],
    ['(1,)', [1]],
    ['()', []],
    ['{1, 1, 2}', [1, 2]],
    ["{'a': [1, {'b': None}], 2: (3,)}", { a: [1, { b: null }], 2: [3] }],
    ['set()', []],
    ['1+2j', '(1+2j)'],
    ['-5j', '(-0-5j)'],
    ['...', '...'],
    ['1 # one', 1],
  ])('%s', (text, value) => {
    expect(parsePythonLiteral(text)).toEqual({ value })
  })

  it.each([
    '',
    '007',
    '1_',
    '0x',
    '10.0.0.1',
    '1if',
    '--1',
    '-True',
    '1+2',
    'abc',
    'Trueish',
    '[1, 2',
    '[,]',
    '{1: 2, 3}',
    '{[1]: 2}',
    "'a' b'b'",
    "b'é'",
    "b'\\xff'",
    "f'a'",
    "ur'a'",
    "'a",
    '9007199254740993',
    '1e999',
    '[a, b]',
    'f()',
    "'a'.b",
  ])('%j is none', (text) => {
    expect(parsePythonLiteral(text)).toBeUndefined()
  })

  it('is found, or not, whatever stands there, without an end to the stack or to patience', () => {
    for (const sign of ['[', '(', '{', '-', '[[],', '{1:']) {
      expect(parsePythonLiteral(sign.repeat(20_000))).toBeUndefined()
    }
    expect(parsePythonLiteral(`[${'1,'.repeat(50_000)}]`)?.value).toHaveLength(50_000)
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...`[](){}'",:+-j01.e_# abrTu\\`) }),
        (text) => {
          parsePythonLiteral(text)
        },
      ),
    )
  })

  it('reads JSON of texts, numbers and lists as JSON', () => {
    const value = fc.letrec((tie) => ({
      item: fc.oneof(
        fc.integer(),
        fc.string({ unit: 'grapheme-ascii' }),
        fc.array(tie('item'), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: 'grapheme-ascii' }), tie('item'), { maxKeys: 4 }),
      ),
    })).item
    fc.assert(
      fc.property(value, (item) => {
        expect(parsePythonLiteral(JSON.stringify(item))).toEqual({ value: item })
      }),
    )
  })
})
