import { closeSync, openSync } from 'node:fs'
import { expect, it } from 'vitest'
import { limitOfReport, openFiles } from './open-files.ts'

it.skipIf(process.platform === 'win32')('counts what is open, and knows the limit', () => {
  const before = openFiles()
  const file = openSync(import.meta.filename, 'r')
  const after = openFiles()
  closeSync(file)
  expect(before?.inUse).toBeGreaterThan(2)
  expect(after?.inUse).toBe((before?.inUse ?? 0) + 1)
  expect(before?.limit).toBeGreaterThan(before?.inUse ?? 0)
})

it.skipIf(process.platform !== 'linux')('finds the same limit where there is no /proc', () => {
  expect(limitOfReport()).toBe(openFiles()?.limit)
})
