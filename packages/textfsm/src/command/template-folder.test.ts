import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TemplateFileError } from '../error/template-file-error.ts'
import { openTemplateFolder } from './template-folder.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'textfsm-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('openTemplateFolder', () => {
  const query = { platform: 'ios', command: 'show v' }

  it('reads templates when they are needed', async () => {
    await writeFile(join(folder, 'index'), 'Template, Platform, Command\nv, ios, show v\n')
    const table = await openTemplateFolder(folder)
    expect(table.name).toBe(join(folder, 'index'))
    await writeFile(join(folder, 'v'), 'Value V (\\d)\n\nStart\n  ^$V\n')
    expect((await table.parse('7', query)).rows).toEqual([['7']])
  })

  it('says which file cannot be read', async () => {
    await expect(openTemplateFolder(folder)).rejects.toThrow(TemplateFileError)
    await expect(openTemplateFolder(folder)).rejects.toThrow(
      `Cannot read the index of TextFSM templates from ${join(folder, 'index')}`,
    )
    await writeFile(join(folder, 'index'), 'Template, Platform, Command\nv, ios, show v\n')
    const table = await openTemplateFolder(folder)
    await expect(table.parse('7', query)).rejects.toThrow(
      `Cannot read a TextFSM template from ${join(folder, 'v')}`,
    )
  })

  it('gives up when the signal aborts', async () => {
    await expect(openTemplateFolder(folder, AbortSignal.abort('enough'))).rejects.toBe('enough')
  })
})
