import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName } from './file-name.ts'

describe('the file name of a name', () => {
  it.each([
    ['r1.ams_2@x-y', 'r1.ams_2@x-y'],
    ['../../etc/passwd', '..%2F..%2Fetc%2Fpasswd'],
    ['..', '%2E%2E'],
    ['C:\\x', 'C%3A%5Cx'],
    ['r1\0', 'r1%00'],
    ['COM1.x', '%43OM1.x'],
    ['console', 'console'],
    ['r1.', 'r1%2E'],
    ['edge ü', 'edge%20%C3%BC'],
    ['', '%'],
  ])('of %j is %j', (name, file) => {
    expect(fileName(name)).toBe(file)
  })

  it('stays in its folder, leaves "~" free, and is never the same for two names', () => {
    const names = fc.string({ unit: fc.constantFrom(...'aA./\\%~2F: \0é') })
    fc.assert(
      fc.property(names, names, (one, other) => {
        const file = fileName(one)
        expect(basename(join('/folder', file))).toBe(file)
        expect(file).not.toContain('~')
        expect(file === fileName(other)).toBe(one === other)
      }),
    )
  })
})
