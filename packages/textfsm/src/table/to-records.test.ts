import { describe, expect, it } from 'vitest'
import { toRecords } from './to-records.ts'

const table = {
  columns: ['LOCAL_Port', 'Mac'],
  rows: [
    ['1', ['a']],
    ['2', []],
  ],
}

describe('toRecords', () => {
  it('names columns in lower case', () => {
    expect(toRecords(table)).toEqual([
      { local_port: '1', mac: ['a'] },
      { local_port: '2', mac: [] },
    ])
  })

  it('keeps names as they are written where it is asked to', () => {
    expect(toRecords(table, { keys: 'as-written' })[0]).toEqual({ LOCAL_Port: '1', Mac: ['a'] })
  })

  it('makes a column named __proto__ like any other', () => {
    const [record] = toRecords({ columns: ['__proto__'], rows: [['1']] })
    expect(Object.entries(record ?? {})).toEqual([['__proto__', '1']])
  })
})
