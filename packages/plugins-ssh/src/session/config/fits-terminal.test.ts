import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitsTerminal } from './fits-terminal.ts'

const lineOf = (line: string, ...text: readonly string[]) => ({ line, text })

describe('fitsTerminal', () => {
  it('takes what stands behind the prompt of any mode in one row of 80 columns', () => {
    // 80 columns, 3 for the prompt, 30 for the mode; a row that is full has been wrapped.
    expect(fitsTerminal('r1#', [lineOf('x'.repeat(46))])).toBe(true)
    expect(fitsTerminal('r1#', [lineOf('x'.repeat(47))])).toBe(false)
    expect(fitsTerminal('r1.example#', [lineOf('x'.repeat(46))])).toBe(false)
  })

  it('takes no lines, and refuses all for one that is too long', () => {
    expect(fitsTerminal('r1#', [])).toBe(true)
    expect(fitsTerminal('r1#', [lineOf('a'), lineOf('x'.repeat(60)), lineOf('b')])).toBe(false)
  })

  it('looks at the text behind a line, too', () => {
    expect(fitsTerminal('r1#', [lineOf('banner motd #', 'Keep out', '#')])).toBe(true)
    expect(fitsTerminal('r1#', [lineOf('banner motd #', 'x'.repeat(60), '#')])).toBe(false)
  })

  it('takes nothing behind a prompt that fills the row itself', () => {
    expect(fitsTerminal(`${'x'.repeat(60)}#`, [lineOf('a')])).toBe(false)
  })

  it('property: a line that fits never reaches the end of the row', () => {
    const texts = fc.string({ maxLength: 100 })
    fc.assert(
      fc.property(texts, texts, (prompt, line) => {
        if (fitsTerminal(prompt, [lineOf(line)]))
          expect(prompt.length + '(config-ipv6-router-af)'.length + line.length).toBeLessThan(80)
      }),
    )
  })
})
