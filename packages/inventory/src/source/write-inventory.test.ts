import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { createInventory } from '../inventory/create-inventory.ts'
import { InventoryFileError, InventoryFileExistsError } from './inventory-file-error.ts'
import { loadInventory } from './load-inventory.ts'
import { simpleInventory } from './simple/simple-inventory.ts'
import { writeInventory } from './write-inventory.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-write-'))
})
afterEach(() => rm(folder, { recursive: true }))

const inventory = createInventory({
  hosts: { leaf01: { hostname: '10.0.0.1', groups: ['leaf'] } },
  groups: { leaf: { platform: 'cisco_ios' } },
  defaults: { password: { $env: 'NET' } },
})
const withPasswords = createInventory(fixtureA)
const modeOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8)

describe('writeInventory', () => {
  it('writes three files, and says where, as simpleInventory wants to be told', async () => {
    const files = await writeInventory(inventory, { folder: join(folder, 'deep/er') })
    expect(files.groupFile).toBe(join(folder, 'deep/er/groups.yaml'))
    const again = await loadInventory(simpleInventory(files))
    expect(again.toJSON()).toEqual(inventory.toJSON())
    expect((await readdir(join(folder, 'deep/er'))).sort()).toEqual([
      'defaults.yaml',
      'groups.yaml',
      'hosts.yaml',
    ])
  })

  it('takes other names, within the folder or not', async () => {
    const hostFile = join(folder, 'elsewhere/hosts.yml')
    const files = await writeInventory(inventory, { folder, hostFile, groupFile: 'g.yaml' })
    expect([files.hostFile, files.groupFile]).toEqual([hostFile, join(folder, 'g.yaml')])
    expect((await loadInventory(simpleInventory(files))).hosts.size).toBe(1)
  })

  it('overwrites nothing unless it is told to, and then writes nothing at all', async () => {
    await writeFile(join(folder, 'groups.yaml'), '# mine\n')
    const write = writeInventory(inventory, { folder })
    await expect(write).rejects.toThrow(InventoryFileExistsError)
    await expect(write).rejects.toThrow(/groups.yaml exists already; .*overwrite: true/)
    expect(await readdir(folder)).toEqual(['groups.yaml'])
    expect(await readFile(join(folder, 'groups.yaml'), 'utf8')).toBe('# mine\n')
  })

  it('replaces files, keeps who may read them, and follows links', async () => {
    await mkdir(join(folder, 'real'))
    await writeFile(join(folder, 'real/hosts.yaml'), 'old: {}')
    await chmod(join(folder, 'real/hosts.yaml'), 0o640)
    await symlink('real/hosts.yaml', join(folder, 'hosts.yaml'))
    await writeInventory(inventory, { folder, overwrite: true })
    expect(await readlink(join(folder, 'hosts.yaml'))).toBe('real/hosts.yaml')
    expect(await readFile(join(folder, 'real/hosts.yaml'), 'utf8')).toContain('leaf01')
    expect(await modeOf(join(folder, 'real/hosts.yaml'))).toBe('640')
    expect(await readdir(join(folder, 'real'))).toEqual(['hosts.yaml'])
  })

  it('lets only the owner read files with secrets, also where others could read the last one', async () => {
    await writeFile(join(folder, 'hosts.yaml'), 'old: {}')
    await chmod(join(folder, 'hosts.yaml'), 0o644)
    const files = await writeInventory(withPasswords, { folder, overwrite: true, reveal: true })
    expect(await Promise.all(Object.values(files).map(modeOf))).toEqual(['600', '600', '600'])
    expect(await readFile(files.hostFile, 'utf8')).toContain('a_password')
  })

  it('writes nothing when there is a secret that it is not told to reveal', async () => {
    await expect(writeInventory(withPasswords, { folder })).rejects.toMatchObject({
      ...{ code: 'LITERAL_SECRET', path: ['hosts', 'dev1.group_1', 'password'] },
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves all files as they were when one cannot be written', async () => {
    await writeFile(join(folder, 'hosts.yaml'), 'old: {}')
    await writeFile(join(folder, 'file'), '')
    const defaultsFile = join(folder, 'file/defaults.yaml')
    const write = writeInventory(inventory, { folder, defaultsFile, overwrite: true })
    await expect(write).rejects.toThrow(InventoryFileError)
    await expect(write).rejects.toMatchObject({
      file: defaultsFile,
      section: 'defaults',
      operation: 'write',
    })
    await expect(write).rejects.toThrow(/^Cannot write the defaults of the inventory to /)
    expect((await readdir(folder)).sort()).toEqual(['file', 'hosts.yaml'])
    expect(await readFile(join(folder, 'hosts.yaml'), 'utf8')).toBe('old: {}')
  })

  it.each([
    [{ groupFile: 'hosts.yaml' }, /another section is to be written to the same file/],
    [{ hostFile: 'hosts.json' }, /it would be read as JSON/],
  ])('refuses %o', async (names, message) => {
    await expect(writeInventory(inventory, { folder, ...names })).rejects.toThrow(message)
    expect(await readdir(folder)).toEqual([])
  })
})
