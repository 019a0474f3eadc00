import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeUntil, LineReader } from './line-reader.ts'

function linesOf(text: string): string[] {
  const reader = new LineReader(text)
  const lines: string[] = []
  for (let line = reader.next(); line !== undefined; line = reader.next()) lines.push(line)
  return lines
}

/** The ends that Python's `str.splitlines` knows. */
const ends = ['\n', '\r', '\r\n', '\v', '\f', '\x1c', '\x1d', '\x1e', '\x85', '\u2028', '\u2029']
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...ends, 'a', ' ', '\t', 'ä', '\x1f', '\x00'),
      fc.string({ maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(''))

describe('LineReader', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\n\n', ['a', '']],
    ['\n', ['']],
    ['a\r\nb', ['a', 'b']],
    ['a\n\rb', ['a', '', 'b']],
    ['a\r\r\nb', ['a', '', 'b']],
    ['a\rb\nc', ['a', 'b', 'c']],
    ['a\r', ['a']],
    ['a\vb\fc\x1cd\x1de\x1ef\x85g\u2028h\u2029i', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']],
    ['a\x1fb\x00c\u00a0', ['a\x1fb\x00c\u00a0']],
    ['a\vb\r\nc\r\n', ['a', 'b', 'c']],
    ['a\x85\n', ['a', '']],
  ])('takes %j apart as splitlines does', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })

  it('takes any text apart at all ends and nowhere else', () => {
    const end = new RegExp(`\\r\\n|[${ends.filter((end) => end.length === 1).join('')}]`)
    fc.assert(
      fc.property(text, (text) => {
        const lines = text.split(end)
        if (lines.at(-1) === '') lines.pop()
        expect(linesOf(text)).toEqual(lines)
      }),
    )
  })

  it('knows of each line whether it is ASCII', () => {
    fc.assert(
      fc.property(text, (text) => {
        const reader = new LineReader(text)
        for (let line = reader.next(); line !== undefined; line = reader.next()) {
          expect(reader.isAscii).toBe([...line].every((char) => char.charCodeAt(0) < 0x80))
        }
      }),
    )
  })

  it('takes a long text of odd ends apart in linear time', () => {
    const start = performance.now()
    expect(linesOf('a\r'.repeat(200_000))).toHaveLength(200_000)
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('completeUntil', () => {
  it.each([
    ['', 0],
    ['ab', 0],
    ['ab\n', 3],
    ['ab\ncd', 3],
    ['ab\r', 0],
    ['ab\r\n', 4],
    ['a\rb\r', 2],
    ['a\u2028b', 2],
  ])('finds the end of the last line in %j', (text, until) => {
    expect(completeUntil(text)).toBe(until)
  })
})
