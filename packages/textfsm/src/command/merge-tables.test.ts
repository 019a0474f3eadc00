import { describe, expect, it } from 'vitest'
import { mergeTables } from './merge-tables.ts'

const table = {
  columns: ['ID', 'A'],
  rows: [
    ['1', 'a'],
    ['2', 'b'],
    ['1', 'c'],
  ],
}

describe('mergeTables', () => {
  it('adds the columns of the first row with the same key', () => {
    const other = {
      columns: ['B', 'ID'],
      rows: [
        ['x', '1'],
        ['y', '3'],
        ['z', '1'],
      ],
    }
    expect(mergeTables(table, other, ['ID'])).toEqual({
      columns: ['ID', 'A', 'B'],
      rows: [
        ['1', 'a', 'x'],
        ['2', 'b', ''],
        ['1', 'c', 'x'],
      ],
    })
  })

  it('goes by the number of the row where there are no keys', () => {
    const other = { columns: ['B'], rows: [['x'], ['y']] }
    expect(mergeTables(table, other, []).rows.map((row) => row[2])).toEqual(['x', 'y', ''])
  })

  it('keeps keys apart that look alike when they are put together', () => {
    const left = {
      columns: ['P', 'Q'],
      rows: [
        ['a', 'bc'],
        ['ab', 'c'],
      ],
    }
    const right = { columns: ['P', 'Q', 'R'], rows: [['ab', 'c', 'x']] }
    expect(mergeTables(left, right, ['P', 'Q']).rows.map((row) => row[2])).toEqual(['', 'x'])
  })

  it('changes nothing where the other has no further column', () => {
    expect(mergeTables(table, { columns: ['ID', 'A'], rows: [['1', 'z']] }, ['ID'])).toBe(table)
  })
})
