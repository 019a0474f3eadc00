import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Terminal, type TerminalOptions } from './terminal.ts'

const wide: TerminalOptions = { columns: 511, maxLineLength: 10_000, maxOutputLength: 100_000 }

function screen(input: string | Uint8Array, options: Partial<TerminalOptions> = {}): string[] {
  const terminal = new Terminal({ ...wide, ...options })
  terminal.push(typeof input === 'string' ? Buffer.from(input) : input)
  return [...terminal.lines, terminal.partial]
}

/** What a terminal of 511 columns and 1 000 rows answers. */
function answers(input: string): string[] {
  const replies: string[] = []
  screen(input, { reply: (text) => replies.push(text) })
  return replies
}

describe('Terminal', () => {
  it('ends lines at LF, whatever number of CR stands around it', () => {
    expect(screen('a\r\nb\nc\r\r\n\rd')).toEqual(['a', 'b', 'c', 'd'])
  })

  it('ends lines at VT and FF too, as a VT100 does', () => {
    expect(screen('a\r\vb\r\fc')).toEqual(['a', 'b', 'c'])
  })

  it('keeps leading and trailing blanks and tabs of output', () => {
    expect(screen(' a \tb  \r\nr1# ')).toEqual([' a \tb  ', 'r1# '])
  })

  it.each([
    [
      '16, 256 and true colours',
      '\x1b[01;32mu\x1b[38;5;196m@\x1b[38;2;1;2;3mh\x1b[48:2::1:2:3m$\x1b[m ',
      'u@h$ ',
    ],
    ['a window title', '\x1b]0;u@h: ~\x07u@h$ ', 'u@h$ '],
    ['a window title ended by ST', '\x1b]2;t\x1b\\u@h$ ', 'u@h$ '],
    ['a device control string', '\x1bP1$r0m\x1b\\u@h$ ', 'u@h$ '],
    ['a privacy message and an application command', '\x1b^p\x1b\\\x1b_a\x1b\\u@h$ ', 'u@h$ '],
    ['bracketed paste', '\x1b[?2004hroot@vm:/# ', 'root@vm:/# '],
    ['keypad and character sets', '\x1b[?1h\x1b=\x1b(B\x0fh#', 'h#'],
    ['bells and nulls', 'h\x07\x00#', 'h#'],
    ['a sequence that CAN cancels', '\x1b[3\x18h\x1b]0;t\x1a#', 'h#'],
    ['an escape character alone', 'h\x1b\x1b[1m#', 'h#'],
  ])('drops %s', (_what, input, expected) => {
    expect(screen(input)).toEqual([expected])
  })

  it('shows a string that is not ended within its line: it swallows no output', () => {
    expect(screen('\x1b]0;title\r\noutput\r\nr1#')).toEqual(['0;title', 'output', 'r1#'])
    expect(screen('\x1bPoops\x1b[1m and more')).toEqual(['oops and more'])
  })

  it('shows a string of more than 4 096 characters: it hides no prompt for ever', () => {
    const text = 'x'.repeat(4_097)
    expect(screen(`\x1b]${text}\x07`)).toEqual([text])
  })

  it('draws lines in Unicode, until the line ends', () => {
    expect(screen('\x1b(0lqk\x1b(Bxx\r\n\x1b)0x\x0exq\x0fx\r\n\x1b(0mqj\r\nmqj#')).toEqual([
      '┌─┐xx',
      'x│─x',
      '└─┘',
      'mqj#',
    ])
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
    expect(screen('---- More ----\x1b[14D              \x1b[14Db\r\n<h>')).toEqual(['b', '<h>'])
  })

  it('moves, erases, deletes and inserts as ECMA-48 says', () => {
    expect(screen('abcdef\x1b[3D\x1b[K')).toEqual(['abc'])
    expect(screen('abcdef\x1b[3G\x1b[2P')).toEqual(['abef'])
    expect(screen('abcdef\x1b[3`\x1b[2X')).toEqual(['ab  ef'])
    expect(screen('abc\x1b[2D\x1b[2@X')).toEqual(['aX bc'])
    expect(screen('abc\r\x1b[2CX')).toEqual(['abX'])
    expect(screen('abc\x1b[2K\rX')).toEqual(['X'])
    expect(screen('abcdef\x1b[3D\x1b[1K')).toEqual(['    ef'])
    expect(screen('abc\x1b7def\x1b8X')).toEqual(['abcXef'])
    expect(screen('abc\x1b[sdef\x1b[uX')).toEqual(['abcXef'])
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

  it('reads every byte of latin1 as the character of its number', () => {
    expect(screen(Buffer.from([0x6b, 0xf6, 0xb0, 0x0a, 0xff]), { encoding: 'latin1' })).toEqual([
      'kö°',
      'ÿ',
    ])
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

  it('does not let one sequence ask for gigabytes: the cursor stops at the edge', () => {
    expect(screen('a\x1b[999999999Cb', { columns: 10 })).toEqual([`a${' '.repeat(8)}b`])
    expect(screen('ab\b\x1b[999999999@', { columns: 10 })).toEqual([`a${' '.repeat(10)}b`])
  })

  it('counts what the cursor makes of a few bytes, too', () => {
    const terminal = new Terminal({ ...wide, maxOutputLength: 2_000 })
    expect(terminal.push(Buffer.from('\x1b[511C\n'.repeat(10)))).toBe('output')
  })

  it('keeps a line whole that is longer than what of it can be changed', () => {
    const long = 'abcdefghij'.repeat(900)
    expect(screen(`${long}\r\n${long}\b\bX`)).toEqual([long, `${long.slice(0, -2)}Xj`])
  })
})

describe('a device that asks the terminal', () => {
  it('is told where the cursor stands, rows and columns counted from 1', () => {
    expect(answers('ab\x1b[6n\r\n\n\x1b[6n')).toEqual(['\x1b[1;3R', '\x1b[3;1R'])
  })

  it('is told the size when it goes to the far corner, and its line is untouched', () => {
    const replies: string[] = []
    const lines = screen('r1#\x1b7\x1b[r\x1b[9999;9999H\x1b[6n\x1b8 show', {
      reply: (text) => replies.push(text),
    })
    expect(replies).toEqual(['\x1b[1000;511R'])
    expect(lines).toEqual(['r1# show'])
  })

  it('is told the width when it goes far to the right, and its line is untouched', () => {
    expect(answers('r1#\x1b[999C\x1b[6n')).toEqual(['\x1b[1;511R'])
    expect(screen('r1#\x1b[999C\x1b[6n\rr1# \x1b[K')).toEqual(['r1# '])
  })

  it('is told that it is a VT100 that works', () => {
    expect(answers('\x1b[c\x1b[0c\x1bZ')).toEqual(Array(3).fill('\x1b[?1;2c'))
    expect(answers('\x1b[>c\x1b[5n')).toEqual(['\x1b[>0;0;0c', '\x1b[0n'])
  })

  it('gets no answer to what only looks like a question', () => {
    expect(answers('\x1b[?6n\x1b[1c\x1b[=c\x1b[7n\x1b[!p\x1b]11;?\x07')).toEqual([])
  })

  it('cannot make the terminal type without end', () => {
    expect(answers('\x1b[6n'.repeat(1_000))).toHaveLength(16)
  })
})

describe('a cursor that leaves its row', () => {
  it('loses no text: what it left and what it wrote are lines in the order of their beginning', () => {
    expect(screen('one\x1b[5;3Htwo\x1b[2;1Hthree\r\nfour')).toEqual([
      'one',
      '  two',
      'three',
      'four',
    ])
  })

  it('finds its line as it was when it comes back, as behind a clock in a corner', () => {
    expect(screen('a\r\nr1#\x1b7\x1b[1;70H12:00\x1b8 ')).toEqual([
      'a',
      `${' '.repeat(69)}12:00`,
      'r1# ',
    ])
    expect(screen('a\r\nr1#\x1b[A\x1b[B\x1b[4G ')).toEqual(['a', 'r1# '])
  })

  it('only moves when it is sent to its own row', () => {
    expect(screen('a\r\n\nr1#\x1b[3;1H\x1b[2Kr2#\x1b[3;4H ')).toEqual(['a', '', 'r2# '])
  })

  it('makes no blank lines', () => {
    expect(screen('\x1b[H\x1b[2J\x1b[9;1H\x1b[1;1Hr1#')).toEqual(['r1#'])
    expect(screen('\x1bc\x1b[24;1Hr1#')).toEqual(['r1#'])
  })

  it('ends its line at IND and NEL, and at the line end that follows what it wrote elsewhere', () => {
    expect(screen('a\x1bEb\x1bDc')).toEqual(['a', 'b', 'c'])
    expect(screen('a\x1b[9;1Hb\r\nr1#')).toEqual(['a', 'b', 'r1#'])
  })
})

describe('any chunking of the bytes', () => {
  const fragment = fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
    { weight: 2, arbitrary: fc.stringMatching(/^[a-c ]{0,40}$/) },
    fc.constantFrom('\r', ' \r', '\n', '\r\n', '\b', '\t', '\x07', '\x1b', '\x1b[', '\x1b]0;t'),
    fc.constantFrom('\x0e', '\x0f', '\x18', '\x1b(0', '\x1b)0', '\x1b7', '\x1b8', '\x1bE', '\x1bM'),
    fc
      .record({
        final: fc.constantFrom(...'ABCDEFGHJKLMPX@`acdefnrsu'),
        parameters: fc.stringMatching(/^[>?]?[0-9]{0,2}(;[0-9]{1,2})?$/),
      })
      .map(({ final, parameters }) => `\x1b[${parameters}${final}`),
    fc.constantFrom('\x1b[31m', '\x1b]0;x\x07', '\x1bPq\x1b\\', '\x1b[38;2;1;2;3m'),
  )
  const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 10 })

  function read(
    bytes: Uint8Array,
    chunkSizes: readonly number[],
    options: Partial<TerminalOptions>,
  ) {
    const replies: string[] = []
    const reply = (text: string) => replies.push(text)
    const terminal = new Terminal({ ...wide, columns: 20, ...options, reply })
    for (let index = 0, turn = 0; index < bytes.length; turn += 1) {
      const size = chunkSizes[turn % chunkSizes.length] ?? 1
      terminal.push(bytes.subarray(index, index + size))
      index += size
    }
    const { lines, partial, isRepainting } = terminal
    return { lines: [...lines], partial, isRepainting, replies }
  }

  it.each(['utf-8', 'latin1'] as const)('gives the same lines and answers in %s', (encoding) => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 40 }), sizes, (fragments, chunkSizes) => {
        const bytes = Buffer.from(fragments.join(''))
        const whole = read(bytes, [bytes.length + 1], { encoding })
        expect(read(bytes, chunkSizes, { encoding })).toEqual(whole)
      }),
      { numRuns: 500 },
    )
  })

  it('gives the same text for bytes that are no UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), sizes, (bytes, chunkSizes) => {
        expect(read(bytes, chunkSizes, {})).toEqual(read(bytes, [bytes.length + 1], {}))
      }),
      { numRuns: 500 },
    )
  })
})
