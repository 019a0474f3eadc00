import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DocumentValueError } from './document-error.ts'
import { readYaml } from './read-yaml.ts'
import { writeYaml } from './write-yaml.ts'

const reread = (value: unknown) => readYaml(writeYaml(value), { file: 'x.yaml' }).value

/** Texts that some reader takes for something else, and others that are hard to write. */
const tricky = fc.constantFrom(
  ...[
    'no',
    'Yes',
    'on',
    'null',
    '~',
    '',
    '1',
    '010',
    '0x1f',
    '0o17',
    '1_000',
    '1e3',
    '.nan',
    '-.inf',
  ],
  ...[
    '12:30:45',
    '2024-01-02',
    '2024-01-02T03:04:05Z',
    '<<',
    '=',
    '!vault',
    '&a',
    '*a',
    '%YAML 1.1',
  ],
  ...[
    '- a',
    'a: b',
    'a #b',
    '#',
    '|',
    '>',
    "it's",
    '"',
    '{ a }',
    '[',
    '---',
    '...',
    ' a ',
    'a\nb',
    'a\n',
  ],
  ...['\n', '\t', '\r\n', '\u0000', '\u0085', '\u2028', '\ufeff', '\u{1f980}', 'ä', '__proto__'],
  ...['constructor', '$env', 'true', 'FALSE', '?', '-', ':', ',', '`', '@', 'a\\b', ' \n a\n'],
)
const text = fc.oneof(
  tricky,
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^[\s\S]{0,200}$/),
)
const { value: plain } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}))

describe('writeYaml', () => {
  it('writes what is read as the same', () => {
    fc.assert(
      fc.property(fc.dictionary(text, plain, { maxKeys: 5 }), (map) => {
        const expected = Object.fromEntries(Object.entries(map))
        expect(reread(map)).toEqual(expected)
        expect(JSON.stringify(reread(map))).toBe(JSON.stringify(expected))
      }),
      { numRuns: 500 },
    )
  })

  it('writes block style, and quotes what other readers would take for something else', () => {
    const value = {
      a: { no: 'no', list: [1, 'two', { three: 3 }] },
      date: '2024-01-02',
      long: 'x '.repeat(99),
    }
    expect(writeYaml(value)).toBe(
      `a:\n  'no': 'no'\n  list:\n    - 1\n    - two\n    - three: 3\ndate: '2024-01-02'\nlong: '${value.long}'\n`,
    )
  })

  it('writes once what stands in several places', () => {
    let deep: unknown = ['a']
    for (let level = 0; level < 40; level++) deep = [deep, deep]
    const text = writeYaml({ deep })
    expect(text.length).toBeLessThan(10_000)
    let at = readYaml(text, { file: 'x.yaml' }).value as Record<number, unknown>
    at = (at as unknown as { deep: Record<number, unknown> }).deep
    for (let level = 0; level < 40; level++) at = at[level % 2] as Record<number, unknown>
    expect(at).toEqual(['a'])
  })

  const cycle: Record<string, unknown> = { name: 'c' }
  cycle['list'] = [cycle]
  const nested = (levels: number): unknown => {
    let value: unknown = 'end'
    for (let level = 0; level < levels; level++) value = { a: value }
    return value
  }
  const gap = [1, 2]
  gap.length = 3

  it.each<[value: unknown, path: readonly string[], received: string]>([
    [{ a: [new Date(0)] }, ['a', '0'], 'an instance of Date'],
    [{ a: new Map() }, ['a'], 'an instance of Map'],
    [{ a: new Uint8Array(1) }, ['a'], 'an instance of Uint8Array'],
    [{ a: { b: undefined } }, ['a', 'b'], 'undefined'],
    [{ a: gap }, ['a'], 'a list with gaps'],
    [{ a: () => 1 }, ['a'], 'a function'],
    [{ a: 1n }, ['a'], 'a bigint'],
    [Symbol('a'), [], 'a symbol'],
    [{ cycle }, ['cycle', 'list', '0'], 'what contains itself'],
  ])('%o is an error that says where, and what it is', (value, path, received) => {
    expect(() => writeYaml(value)).toThrow(
      expect.objectContaining({ constructor: DocumentValueError, path, received }),
    )
    expect(() => writeYaml(value, { path: ['hosts'] })).toThrow(
      expect.objectContaining({ path: ['hosts', ...path] }),
    )
  })

  it('writes whatever can be read again, and nothing that is deeper', () => {
    expect(reread(nested(99))).toEqual(nested(99))
    expect(() => writeYaml(nested(50_000), { path: ['hosts'] })).toThrow(/100 levels deep/)
  })
})
