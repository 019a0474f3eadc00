import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DocumentSyntaxError, DuplicateKeyError } from './document-error.ts'
import { readJson } from './read-json.ts'

const read = (text: string) => readJson(text, { file: 'x.json' })

function failure(text: string): unknown {
  try {
    return read(text)
  } catch (error) {
    return error
  }
}

describe('readJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(read(text).value).toEqual(JSON.parse(text))
      }),
    )
  })

  it('refuses exactly what JSON.parse refuses', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"a"',
      '"\\u00e',
      '"b',
      '1',
      '-',
      '01',
      '1.',
      'true',
      'nul',
      ' ',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('')
        fc.pre(text.trim() !== '')
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        const error = failure(text)
        // A key that stands twice is JSON, but not to us.
        expect(error instanceof DocumentSyntaxError).toBe(
          !isJson && !(error instanceof DuplicateKeyError),
        )
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['{"a": 1,}', 1, 9, 'expected a key in double quotes'],
    ['{\n  "a": x\n}', 2, 8, 'expected a value'],
    ['{"a" 1}', 1, 6, 'expected ":"'],
    ['[1 2]', 1, 4, 'expected "," or "]"'],
    ['{} {}', 1, 4, 'expected the end of the text'],
    ['["a\nb"]', 1, 2, 'expected a value'],
  ])('%j has its fault in line %i, column %i', (text, line, ...[column, reason]) => {
    expect(failure(text)).toMatchObject({ line, column, reason, file: 'x.json' })
  })

  it('a key that stands twice names both places', () => {
    expect(failure('{"a": 1,\n "\\u0061": 2}')).toMatchObject({
      constructor: DuplicateKeyError,
      key: 'a',
      line: 2,
      column: 2,
      first: { line: 1, column: 2 },
    })
  })

  it('refuses what is nested too deeply instead of running out of stack', () => {
    expect(failure('['.repeat(100_000))).toMatchObject({ reason: 'expected at most 100 levels' })
  })

  it('an empty text is an empty map with a warning', () => {
    expect(read(' \n')).toMatchObject({ value: {}, warnings: ['x.json is empty'] })
    expect(read('')?.locate([])).toBeUndefined()
  })

  it('skips a byte order mark', () => {
    expect(read('\uFEFF{"a": 1}').value).toEqual({ a: 1 })
  })

  it('shows nothing of the text in an error', () => {
    expect(inspect(failure('{"password": "hunter2", }'), { showHidden: true })).not.toContain(
      'hunter2',
    )
  })

  it('finds the place of every value', () => {
    const { locate } = read('{\n  "h1": {"groups": ["a", "b"]},\n  "h2": null\n}')
    expect(locate(['h1', 'groups', 1])).toEqual({ file: 'x.json', line: 2, column: 26 })
    expect(locate(['h2'])).toMatchObject({ line: 3, column: 3 })
    expect(locate(['h3'])).toBeUndefined()
  })
})
