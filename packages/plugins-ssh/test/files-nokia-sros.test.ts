import { describe, expect, it } from 'vitest'
import { fillInPattern } from '../src/platform/fill-in.ts'
import { nokiaSros } from '../src/platform/nokia-sros.ts'
import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { describeTransfers } from './transfer-suite.ts'

const subject: FileSubject = {
  platform: 'nokia_sros',
  strongest: undefined,
  protocols: ['scp'],
  fileSystem: 'cf3:',
  canRename: true,
}

describeFiles(subject)
describeTransfers(subject)

describe('what SR OS devices said of files in public captures', () => {
  const { files } = nokiaSros
  const told = (row: string, name: string): string | undefined =>
    files && fillInPattern(files.size.line, { name }).exec(row)?.groups?.['value']

  it.each([
    ['07/15/2025  04:57p                 264 bof.cfg', '264'],
    ['07/15/2025  04:57p             8009312 old-bof.cfg', undefined],
    ['07/15/2025  04:57p      <DIR>          bof.cfg/', undefined],
    ['               9 File(s)               15820453 bytes.', undefined],
  ])('%s', (row, size) => {
    expect(told(row, 'bof.cfg')).toBe(size)
  })

  it.each([
    ['               1 Dir(s)            643914854400 bytes free.', '643914854400'],
    ['               9 File(s)               15820453 bytes.', undefined],
  ])('%s', (row, free) => {
    expect(files?.free.line.exec(row)?.groups?.['value']).toBe(free)
  })
})
