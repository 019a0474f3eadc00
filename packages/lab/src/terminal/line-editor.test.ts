import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastRow } from '../../test/screen.ts'
import { LineEditor } from './line-editor.ts'

interface Typed {
  readonly screen: string
  readonly lines: readonly (readonly [string, string])[]
}

function typeInto(text: string, width = 0): Typed {
  let screen = ''
  const lines: [string, string][] = []
  const editor = new LineEditor({
    state: 'prompt',
    prompt: 'r1#',
    width,
    print: (part) => {
      screen += part
    },
    onLine: (line, end) => lines.push([line, end]),
    help: (line) => `help for <${line}>\r\n`,
    complete: (line) => (line === 'sh' ? 'show ' : line),
  })
  for (const byte of Buffer.from(text, 'latin1')) editor.take(byte)
  return { screen, lines }
}

describe('LineEditor', () => {
  it('echoes what is typed behind the prompt and ends the line with CR LF', () => {
    expect(typeInto('show clock\r')).toEqual({
      screen: 'r1#show clock\r\n',
      lines: [['show clock', 'enter']],
    })
  })

  it('takes characters, words and lines away', () => {
    expect(typeInto('shox\bw\x7fw ver sion\x17\x17clock\n').lines).toEqual([
      ['show clock', 'enter'],
    ])
    expect(typeInto('rubbish\x15show clock\n').lines).toEqual([['show clock', 'enter']])
    expect(lastRow(typeInto('abc\b\b').screen)).toBe('r1#a  ')
  })

  it('never goes back over the prompt', () => {
    expect(typeInto('\b\b\x17\x15').screen).toBe('r1#')
  })

  it('rule 3: gives help at ? and shows the line again without it', () => {
    const { screen, lines } = typeInto('description why? because\n')
    expect(screen).toBe(
      'r1#description why?\r\nhelp for <description why>\r\n\r\nr1#description why because\r\n',
    )
    expect(lines).toEqual([['description why because', 'enter']])
  })

  it('rule 3: takes ? and TAB as they are behind Ctrl-V', () => {
    expect(typeInto('a\x16?b\x16\tc\n').lines).toEqual([['a?b\tc', 'enter']])
  })

  it('rule 3: completes a word at TAB and shows the line again', () => {
    const { screen, lines } = typeInto('sh\tclock\n')
    expect(screen).toBe('r1#sh\r\nr1#show clock\r\n')
    expect(lines).toEqual([['show clock', 'enter']])
  })

  it('hands over the half-typed line at Ctrl-Z and Ctrl-C, and says which', () => {
    expect(typeInto('shutdown\x1a')).toEqual({
      screen: 'r1#shutdown^Z\r\n',
      lines: [['shutdown', 'ctrl-z']],
    })
    expect(typeInto('reload\x03').lines).toEqual([['reload', 'ctrl-c']])
  })

  it('shifts a long line left and marks it with $', () => {
    const { screen } = typeInto('description 12345678901234567890', 30)
    expect(lastRow(screen).trimEnd()).toBe('r1#$ 12345678901234567890')
  })

  it('shows the end of the line and keeps all of it, at any width and with any corrections', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', ' ', 'x', 'y', 'z', '\b'), { maxLength: 90 })
    fc.assert(
      fc.property(keys, fc.integer({ min: 20, max: 60 }), (typed, width) => {
        const expected: string[] = []
        for (const key of typed) {
          if (key === '\b') expected.pop()
          else expected.push(key)
        }
        const { screen } = typeInto(typed.join(''), width)
        const { lines } = typeInto(`${typed.join('')}\r`, width)
        expect(lines).toEqual([[expected.join(''), 'enter']])
        const row = lastRow(screen)
        const shown = row.slice('r1#'.length).trimEnd()
        expect(row.length).toBeLessThanOrEqual(width)
        const whole = expected.join('').trimEnd()
        if (shown.startsWith('$')) expect(whole.endsWith(shown.slice(1))).toBe(true)
        else expect(shown).toBe(whole)
      }),
    )
  })
})
