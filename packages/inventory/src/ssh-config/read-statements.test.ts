import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FileToRead, readStatements } from './read-statements.ts'
import { SshConfigPermissionError, SshConfigSyntaxError } from './ssh-config-error.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-ssh-config-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function read(text: string, facts: Partial<FileToRead> = {}) {
  const path = join(folder, 'config')
  await writeFile(path, text, { mode: 0o600 })
  const file: FileToRead = { path, owner: 'user', isChecked: true, isOptional: true, ...facts }
  const reading = { home: folder, notes: [] }
  const statements = await readStatements(file, reading)
  return { statements, notes: reading.notes }
}

describe('an ssh_config', () => {
  it('of the user includes files of ~/.ssh', async () => {
    const { notes } = await read('Include none-1\n')
    expect(notes).toEqual([`${folder}/config:1: no file is named by Include ${folder}/.ssh/none-1`])
  })

  it('of the system includes files of /etc/ssh, and none of a home', async () => {
    const { notes } = await read('Include none-1\n', { owner: 'system' })
    expect(notes).toEqual([`${folder}/config:1: no file is named by Include /etc/ssh/none-1`])
    await expect(read('Include ~/x\n', { owner: 'system' })).rejects.toThrow(SshConfigSyntaxError)
  })

  it('of the user is refused when others can write it', async () => {
    await read('User joe\n')
    await chmod(join(folder, 'config'), 0o602) // a later write keeps the mode
    await expect(read('User joe\n')).rejects.toThrow(SshConfigPermissionError)
    const { statements } = await read('User joe\n', { isChecked: false })
    expect(statements).toHaveLength(1)
  })

  it('may be missing when nobody named it', async () => {
    expect((await read('', { path: join(folder, 'none') })).statements).toEqual([])
  })
})
