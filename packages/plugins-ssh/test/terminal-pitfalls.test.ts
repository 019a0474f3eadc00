import { describe, expect, it } from 'vitest'
import { Terminal, type TerminalOptions } from '../src/terminal/terminal.ts'

// What Netmiko met, by the number of its issue (ktbyers/netmiko unless named), and what the terminal
// makes of the same bytes. How sessions judge the lines is tested with the session.

const wide: TerminalOptions = { columns: 511, maxLineLength: 10_000, maxOutputLength: 100_000 }

/** The lines, the same for pieces of any size. */
function screen(bytes: string | Buffer, options: Partial<TerminalOptions> = {}): string[] {
  const input = Buffer.from(bytes as string)
  const [whole = [], ...others] = [input.length, 1, 2, 3, 7].map((size) => {
    const terminal = new Terminal({ ...wide, ...options })
    for (let at = 0; at < input.length; at += size) terminal.push(input.subarray(at, at + size))
    return [...terminal.lines, terminal.partial]
  })
  for (const other of others) expect(other).toEqual(whole)
  return whole
}

describe('line ends', () => {
  it('#2798: a chunk that ends in CR makes no blank line, and a real one stays', () => {
    expect(screen('interface lo\r\n\r\ninterface eth0\r\nr1#')).toEqual([
      'interface lo',
      '',
      'interface eth0',
      'r1#',
    ])
  })

  it('napalm#931, #1140: CR around an MD5 sum does not mangle it (NX-OS 9K)', () => {
    const output =
      'show file bootflash:x md5sum\r\r\n\r098f6bcd4621d373cade4e832627b4f6\r\r\n\rN9K# '
    expect(screen(output)).toEqual([
      'show file bootflash:x md5sum',
      '098f6bcd4621d373cade4e832627b4f6',
      'N9K# ',
    ])
  })

  it('#328: a prompt behind a form feed and a carriage return stands alone (ProCurve)', () => {
    expect(screen('tty=ansi \f\rswitch# ').at(-1)).toBe('switch# ')
  })
})

describe('sequences that Netmiko leaves in the output', () => {
  it.each([
    ['a 256-colour', '\x1b[38;5;196mr1#\x1b[0m', 'r1#'],
    ['a window title', '\x1b]0;admin@r1\x07r1#', 'r1#'],
    ['application keys and keypad', '\x1b[?1h\x1b=r1#', 'r1#'],
    ['a character set', '\x1b(Br1#', 'r1#'],
    ['a saved and restored cursor', 'r1\x1b7 \b\x1b8#', 'r1#'],
    ['the meta key mode', '\x1b[?1034hr1#', 'r1#'],
    ['a deleted character', 'rr1#\x1b[4D\x1b[1P\x1b[3C', 'r1#'],
    ['a question for the terminal', '\x1b[>c\x1b[5nr1#', 'r1#'],
  ])('%s is carried out, not shown', (_what, input, expected) => {
    expect(screen(input)).toEqual([expected])
  })

  it('#371, #3457: modes, an erased screen and ESC Z leave the prompt alone', () => {
    expect(screen('\x1b[?6l\x1b[?7l\x1b[2J\x1bZ[admin@MikroTik] > ')).toEqual([
      '[admin@MikroTik] > ',
    ])
  })

  it('a pager is rubbed out by backspaces and blanks, not kept', () => {
    const rubbed = '\b \b'.repeat(10)
    expect(screen(`a\r\n --More-- ${rubbed}b\r\nr1#`)).toEqual(['a', 'b', 'r1#'])
  })
})

describe('rows', () => {
  it('#105, #254, #281, #1544, #1714, #2445, #2622, #3285: an echo that the device wraps at 80 is one line', () => {
    const echo = `r1#show running-config | include ${'0123456789'.repeat(12)}`
    const wrapped = `${echo.slice(0, 80)} \r${echo.slice(80)}\r\nout\r\nr1#`
    expect(screen(wrapped)).toEqual([echo, 'out', 'r1#'])
  })

  it('#1699: a screen that scrolls by deleting and inserting rows keeps echo and output (ProCurve)', () => {
    const typed =
      '\x1b[24;1Hsw1# \x1b[24;1H\x1b[24;6H\x1b[?25h\x1b[24;6H' +
      'show lldp \x1b[24;6H\x1b[?25h\x1b[24;16H\x1b[24;16Hinfo\x1b[24;16H\x1b[?25h\x1b[24;20H'
    const scrolled =
      '\x1b[1;0H\x1b[1M\x1b[24;1H\x1b[1L\x1b[24;20H\x1b[24;1H\x1b[2K\x1b[24;1H\x1b[?25h' +
      '\x1b[24;1H\x1b[1;24r\x1b[24;1H\r\n LLDP Information\r\n'
    const prompt = '\x1b[1;24r\x1b[24;1H\x1b[24;1H\x1b[2K\x1b[24;1Hsw1# \x1b[24;1H\x1b[24;6H'
    expect(screen(`${typed}${scrolled}${prompt}`)).toEqual([
      'sw1# show lldp info',
      '',
      ' LLDP Information',
      'sw1# ',
    ])
  })

  it('#1699, #1819: a device that calls its last row 1000 and 232 in turns shows its prompt (Aruba)', () => {
    const enter =
      '\x1b[1;0H\x1b[1M\x1b[232;1H\x1b[1L\x1b[1000;7H\x1b[232;1H\x1b[2K\x1b[1000;1H\x1b[?25h\x1b[1000;1H' +
      '\x1b[1;232r\x1b[1000;1H\x1b[1;232r\x1b[1000;1H\x1b[232;1H\x1b[2K\x1b[1000;1H\x1b[?25h\x1b[1000;1H' +
      '\x1b[232;1Hsw-2E# \x1b[1000;1H\x1b[232;8H\x1b[1000;1H\x1b[?25h\x1b[1000;8H'
    expect(screen(enter.repeat(3))).toEqual(['sw-2E#', 'sw-2E#', 'sw-2E# '])
  })

  it('NEL ends a line where the device has no other line end (ProCurve)', () => {
    expect(
      screen('\x1b[24;1Hsw1# show\x1b[24;0H\x1bE\x1b[24;10H\x1b[24;1H\x1b[2Kout\x1bEsw1# '),
    ).toEqual(['sw1# show', 'out', 'sw1# '])
  })
})

describe('characters', () => {
  it('are whole however their bytes are cut', () => {
    expect(screen('Zürich 東京 🛰\r\nr1#')).toEqual(['Zürich 東京 🛰', 'r1#'])
  })

  it('of a device that speaks latin1 are right when it is said', () => {
    const bytes = Buffer.from('Zürich ±5°\r\nr1#', 'latin1')
    expect(screen(bytes, { encoding: 'latin1' })).toEqual(['Zürich ±5°', 'r1#'])
    expect(screen(bytes)).toEqual(['Z\ufffdrich \ufffd5\ufffd', 'r1#'])
  })
})
