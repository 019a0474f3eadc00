import { describe, expect, it } from 'vitest'
import { lastRow } from '../../test/screen.ts'
import { Pager } from './pager.ts'

const lines = Array.from({ length: 10 }, (_, index) => `line ${index + 1}`)

function page(
  keys: string,
  { length = 4, goesOnAtAnyKey = false } = {},
): { screen: string; ended: boolean } {
  let screen = ''
  let ended = false
  const pager = new Pager({
    lines,
    length,
    goesOnAtAnyKey,
    print: (text) => {
      screen += text
    },
    onKey: () => undefined,
    onEnd: () => {
      ended = true
    },
  })
  pager.start()
  for (const byte of Buffer.from(keys)) pager.take(byte)
  return { screen, ended }
}

describe('Pager', () => {
  it('stops one line short of the terminal and asks for more', () => {
    expect(page('')).toEqual({ screen: 'line 1\nline 2\nline 3\n --More-- ', ended: false })
  })

  it('gives a page for space and a line for Enter', () => {
    const { screen, ended } = page(' \r  ')
    expect(ended).toBe(true)
    expect(screen.match(/line \d+/g)).toEqual(lines)
    expect(screen.match(/ --More-- /g)).toHaveLength(3)
  })

  it('ends at any other key and leaves nothing of its question on the screen', () => {
    const { screen, ended } = page('q')
    expect(ended).toBe(true)
    expect(lastRow(screen).trim()).toBe('')
    expect(screen).not.toContain('line 4')
  })

  it('goes on at any key where it says so, and ends at q', () => {
    const all = page('xyz', { goesOnAtAnyKey: true })
    expect(all.ended).toBe(true)
    expect(all.screen.match(/line \d+/g)).toEqual(lines)
    const some = page('xq', { goesOnAtAnyKey: true })
    expect(some.ended).toBe(true)
    expect(some.screen).not.toContain('line 7')
    expect(lastRow(some.screen.split('\n').at(-1) ?? '').trim()).toBe('')
  })
})
