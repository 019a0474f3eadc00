import { describe, expect, it } from 'vitest'
import { HiddenLine } from './hidden-line.ts'

describe('a hidden line', () => {
  it.each<[string, string | undefined, string]>([
    ['hunter2', undefined, 'hunter2'],
    ['hunter2\r', 'entered', 'hunter2'],
    ['hunter2\n', 'entered', 'hunter2'],
    ['hunter2\r\nmore', 'entered', 'hunter2'],
    [' pa ss\t\r', 'entered', ' pa ss\t'],
    ['\r', 'entered', ''],
    ['hunterr\u007f2\r', 'entered', 'hunter2'],
    ['\b\b\u007fx\b\r', 'entered', ''],
    ['pä😀\u007f\r', 'entered', 'pä'],
    ['wrong\u0015right\r', 'entered', 'right'],
    ['a\u001b[D\u001b[3~\u001bOPb\u001b\r', 'entered', 'ab'],
    ['a\u0000\u001a\u001cb\r', 'entered', 'ab'],
    ['hunter2\u0003\r', 'interrupted', 'hunter2'],
    ['\u0004', 'ended', ''],
    ['hunter2\u0004', 'entered', 'hunter2'],
  ])('%j ends as %s with %j', (typed, end, text) => {
    const line = new HiddenLine()
    expect(line.type(typed)).toBe(end)
    expect(line.text).toBe(text)
  })

  it('may come in pieces', () => {
    const line = new HiddenLine()
    expect([...'hunter2', '\r'].map((piece) => line.type(piece)).at(-1)).toBe('entered')
    expect(line.text).toBe('hunter2')
  })
})
