import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Terminal, type TerminalOptions } from './terminal.ts'

const wide: TerminalOptions = { columns: 511, maxLineLength: 10_000, maxOutputLength: 100_000 }

function screen(input: string | Uint8Array, options: Partial<TerminalOptions> = {}): string[] {
  const terminal = new Terminal({ ...wide, ...options })
  terminal.push(typeof input === 'string' ? Buffer.from(input) : input)
  return [...terminal.lines, terminal.partial]
}

describe('Terminal', () => {
  it('ends lines at LF, whatever number of CR stands around it', () => {
    expect(screen('a\r\nb\nc\r\r\n\rd')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps leading and trailing blanks and tabs of output', () => {
    expect(screen(' a \tb  \r\nr1# ')).toEqual([' a \tb  ', 'r1# '])
  })

  it.each([
    ['colours', '\x1b[01;32mu@h\x1b[00m:\x1b[38;5;196m~\x1b[m$ ', 'u@h:~$ '],
    ['a window title', '\x1b]0;u@h: ~\x07u@h$ ', 'u@h$ '],
    ['a window title ended by ST', '\x1b]2;t\x1b\\u@h$ ', 'u@h$ '],
    ['bracketed paste', '\x1b[?2004hroot@vm:/# ', 'root@vm:/# '],
    ['keypad and character sets', '\x1b[?1h\x1b=\x1b(B\x0fh#', 'h#'],
    ['saved cursors and device attributes', '\x1b7h\x1b8\x1b[>c#', 'h#'],
    ['bells and nulls', 'h\x07\x00#', 'h#'],
  ])('drops %s', (_what, input, expected) => {
    expect(screen(input)).toEqual([expected])
  })

  it('overwrites after a carriage return, as line editors repaint', () => {
    expect(screen('r1#shw\rr1#show\r\n')).toEqual(['r1#show', ''])
  })

  it('carries out backspaces: rubbed out characters are gone', () => {
    expect(screen('r1#shoq\b \bw\r\n')).toEqual(['r1#show', ''])
  })

  it('leaves nothing of a pager that is erased with backspaces and blanks', () => {
    const erase = '\b'.repeat(10) + ' '.repeat(10) + '\b'.repeat(10)
    expect(screen(`a\r\n --More-- ${erase}b\r\nr1#`)).toEqual(['a', 'b', 'r1#'])
  })

  it('leaves nothing of a pager that is erased with escape sequences', () => {
    expect(screen('a\r\n\x1b[7m(END)\x1b[m\x1b[K\r\x1b[Kend\r\nvm# ')).toEqual(['a', 'end', 'vm# '])
  })

  it('moves, erases, deletes and inserts as ECMA-48 says', () => {
    expect(screen('abcdef\x1b[3D\x1b[K')).toEqual(['abc'])
    expect(screen('abcdef\x1b[3G\x1b[2P')).toEqual(['abef'])
    expect(screen('abc\x1b[2D\x1b[2@X')).toEqual(['aX bc'])
    expect(screen('abc\r\x1b[2CX')).toEqual(['abX'])
    expect(screen('abc\x1b[2K\rX')).toEqual(['X'])
  })

  it('joins rows that a line editor wrapped with a blank and a carriage return', () => {
    expect(screen('0123456789 \rabcdef\r\n', { columns: 10 })).toEqual(['0123456789abcdef', ''])
  })

  it('joins rows that a pager wrapped with a blank and a backspace', () => {
    expect(screen('0123456789 \babcdef\r\n', { columns: 10 })).toEqual(['0123456789abcdef', ''])
  })

  it('goes back to the start of the row, not of the joined line', () => {
    expect(screen('0123456789abc\rXYZ', { columns: 10 })).toEqual(['0123456789XYZ'])
  })

  it('is not repainting at a prompt, and is while the cursor stands within the line', () => {
    const terminal = new Terminal(wide)
    terminal.push(Buffer.from('--More--\b\b'))
    expect(terminal.isRepainting).toBe(true)
    terminal.push(Buffer.from('\x1b[K'))
    expect(terminal.isRepainting).toBe(false)
  })

  it('replaces what is no UTF-8 and goes on', () => {
    expect(screen(Buffer.from([0x61, 0xe9, 0x0a, 0x62]))).toEqual(['a\ufffd', 'b'])
  })

  it('gives lines once and keeps the line that was not ended', () => {
    const terminal = new Terminal(wide)
    terminal.push(Buffer.from('a\nr1#'))
    expect(terminal.take()).toEqual(['a'])
    expect([terminal.lines, terminal.partial]).toEqual([[], 'r1#'])
  })

  it('tells when a line or an answer is too long', () => {
    const terminal = new Terminal({ ...wide, maxLineLength: 4, maxOutputLength: 12 })
    expect(terminal.push(Buffer.from('abcd\n'))).toBeUndefined()
    expect(terminal.push(Buffer.from('abcde'))).toBe('line')
    const other = new Terminal({ ...wide, maxLineLength: 8, maxOutputLength: 12 })
    expect(other.push(Buffer.from('abcd\nabcd\n'))).toBeUndefined()
    expect(other.push(Buffer.from('abcd\n'))).toBe('output')
  })

  it('does not let one sequence ask for gigabytes', () => {
    expect(screen('a\x1b[999999999Cb', { columns: 10 })).toEqual([`a${' '.repeat(10)}b`])
  })

  const fragment = fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    fc.constantFrom('\r', '\n', '\r\n', '\b', '\t', '\x07', '\x1b', '\x1b[', '\x1b[3', '\x1b]0;t'),
    fc.constantFrom(
      '\x1b[K',
      '\x1b[2K',
      '\x1b[3D',
      '\x1b[2C',
      '\x1b[31m',
      '\x1b]0;x\x07',
      '\x1b(B',
      '\x1b[2P',
    ),
  )

  it('gives the same lines for any chunking, however bytes and sequences are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 10 }),
        (fragments, sizes) => {
          const bytes = Buffer.from(fragments.join(''))
          const terminal = new Terminal({ ...wide, columns: 20 })
          for (let index = 0, turn = 0; index < bytes.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1
            terminal.push(bytes.subarray(index, index + size))
            index += size
          }
          expect([...terminal.lines, terminal.partial]).toEqual(screen(bytes, { columns: 20 }))
        },
      ),
    )
  })
})
