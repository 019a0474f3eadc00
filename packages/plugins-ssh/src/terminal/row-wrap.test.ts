import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Terminal } from './terminal.ts'

function screen(input: string): string[] {
  const options = { columns: 511, maxLineLength: 100_000, maxOutputLength: 100_000 }
  const terminal = new Terminal(options)
  terminal.push(Buffer.from(input))
  return [...terminal.lines, terminal.partial]
}

/** How readline forces a terminal to wrap: by a blank, or by the character that comes next. */
type Forcing = 'blank' | 'next'

/** How readline shows a line on a terminal of `columns` (bash 5.2, FRR 8.4). */
function asReadline(line: string, columns: number, forcing: Forcing): string {
  let shown = line.slice(0, columns)
  for (let at = columns; at < line.length; at += columns) {
    const row = line.slice(at, at + columns)
    shown += `${forcing === 'blank' ? ' ' : row.charAt(0)}\r${row}`
  }
  if (line.length % columns > 0) return shown
  const before = line.slice(-columns, -1)
  const across = forcing === 'blank' ? '\x1b[C'.repeat(before.length) : before
  return `${shown} \r\x1b[A${across}\x1b[K${line.at(-1)}`
}

const forcings = fc.constantFrom<Forcing>('blank', 'next')
const words = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,12}$/), { minLength: 1, maxLength: 60 })
  .map((parts) => `r1# ${parts.join(' ')}`)

describe('a device that wraps at another width than the terminal has', () => {
  it.each([80, 132])('has its rows joined at a usual width: %i columns', (columns) => {
    fc.assert(
      fc.property(words, forcings, (line, forcing) => {
        expect(screen(`${asReadline(line, columns, forcing)}\r\nout\r\n`)).toEqual([
          line,
          'out',
          '',
        ])
      }),
    )
  })

  it('has its rows joined at any width, unless a row begins like the prompt', () => {
    fc.assert(
      fc.property(words, forcings, fc.integer({ min: 16, max: 510 }), (line, forcing, columns) => {
        const rows = line.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []
        fc.pre(rows.slice(1).every((row) => !line.startsWith(row.slice(0, 3)) && row.trim() !== ''))
        expect(screen(`${asReadline(line, columns, forcing)}\r\nout\r\n`)).toEqual([
          line,
          'out',
          '',
        ])
      }),
    )
  })

  it('may announce some rows only: typed at once, a line wraps by itself in between', () => {
    const line = `r1# ${'0123456789'.repeat(20)}`
    const shown = `${line.slice(0, 80)} \r${line.slice(80)}`
    expect(screen(`${shown}\r\nout`)).toEqual([line, 'out'])
    const exact = line.slice(0, 160)
    const lastCell = `\x1b[A${'\x1b[C'.repeat(79)}\x1b[K${exact.at(-1)}`
    expect(screen(`${exact} \r${lastCell}\r\nout`)).toEqual([exact, 'out'])
  })

  it('goes back to the start of the row then, not of the line', () => {
    const row = 'r1# '.padEnd(80, '.')
    expect(screen(`${row} \rabc def\rABC`)).toEqual([`${row}ABC def`])
  })

  it('has rows that less wraps with a blank and a backspace joined', () => {
    const row = '.'.repeat(80)
    expect(screen(`${row} \babc\r\n`)).toEqual([`${row}abc`, ''])
  })
})

describe('a carriage return behind a blank', () => {
  it.each([
    [
      'a prompt',
      'RP/0/RP0/CPU0:router# \rRP/0/RP0/CPU0:router# show',
      'RP/0/RP0/CPU0:router# show',
    ],
    ['progress', 'Copying file 10% done \rCopying file 99% done \r\n', 'Copying file 99% done'],
    ['a pager', 'Press any key to go on \r                       \rtext', 'text'],
    ['a pager by an escape sequence', 'Press any key to go on \r\x1b[Ktext', 'text'],
    ['dots', `${'.'.repeat(30)}\r${'.'.repeat(31)}`, '.'.repeat(31)],
    [
      'a line that ends as it begins',
      'error: no such interface e\rerror',
      'error: no such interface e',
    ],
    ['a short pager', '-- More -- \rtext\x1b[K', 'text'],
  ])('still repaints %s', (_what, input, expected) => {
    expect(screen(input)[0]).toBe(expected)
  })
})

describe('rows at the width that the terminal has', () => {
  const narrow = { columns: 10, maxLineLength: 1_000, maxOutputLength: 1_000 }
  const narrowScreen = (input: string): string[] => {
    const terminal = new Terminal(narrow)
    terminal.push(Buffer.from(input))
    return [...terminal.lines, terminal.partial]
  }

  it('are joined where a line editor wrapped with a blank and a carriage return', () => {
    expect(narrowScreen('0123456789 \rabcdef\r\n')).toEqual(['0123456789abcdef', ''])
    expect(narrowScreen('0123456789 \r0123\r\n')).toEqual(['01234567890123', ''])
  })

  it('are joined where a pager wrapped with a blank and a backspace', () => {
    expect(narrowScreen('0123456789 \babcdef\r\n')).toEqual(['0123456789abcdef', ''])
  })

  it('begin where a carriage return goes', () => {
    expect(narrowScreen('0123456789abc\rXYZ')).toEqual(['0123456789XYZ'])
    expect(narrowScreen('0123456789\rXYZ')).toEqual(['XYZ3456789'])
    expect(narrowScreen('0123456789\x1b[C\rXYZ')).toEqual(['XYZ3456789'])
    expect(narrowScreen('0123456789 \r\rXYZ')).toEqual(['0123456789XYZ'])
  })

  it('are left upwards in the same column', () => {
    expect(narrowScreen('0123456789abc\x1b[AX')).toEqual(['012X456789abc'])
  })
})
