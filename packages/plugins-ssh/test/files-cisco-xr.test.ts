import { describe, expect, it } from 'vitest'
import { ciscoXr } from '../src/platform/cisco-xr.ts'
import { fillInPattern } from '../src/platform/fill-in.ts'
import type { FileSubject } from './file-subject.ts'
import { describeFiles } from './file-suite.ts'
import { describeTransfers } from './transfer-suite.ts'

const subject: FileSubject = {
  platform: 'cisco_xr',
  strongest: 'md5',
  unknownCommand: { pattern: /^show md5/, left: undefined, every: /^show md5/ },
  protocols: ['sftp', 'scp'],
  fileSystem: 'disk0:/',
  canRename: false,
}

describeFiles(subject)
describeTransfers(subject)

describe('what IOS XR devices said of files in public captures', () => {
  const { files } = ciscoXr

  it.each([
    ['     34 -rw-rw-rw-. 1       4709 Mar 19 00:02 f.txt', '4709'],
    ['   56 -rw-r--r-- 1   535 Aug  6 10:41 f.txt', '535'],
    ['1770176     -rw-  73415       Thu Sep 14 06:34:56 2017  f.txt', '73415'],
    ['     34 -rw-rw-rw-. 1       4709 Mar 19 00:02 old-f.txt', undefined],
    [' 655361 drwxrwxrwx. 2       4096 Feb  7 19:40 f.txt', undefined],
  ])('%s', (row, size) => {
    const line = files && fillInPattern(files.size.line, { name: 'f.txt' })
    expect(line?.exec(row)?.groups?.['value']).toBe(size)
  })
})
