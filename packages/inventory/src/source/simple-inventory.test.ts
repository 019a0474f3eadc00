import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import {
  DocumentKeyError,
  DocumentSchemaError,
  DocumentSyntaxError,
  DuplicateKeyError,
} from '@nornir-ts/kernel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixtureA } from '../../test/fixture-a.ts'
import { fixtureB } from '../../test/fixture-b.ts'
import { fixtureC } from '../../test/fixture-c.ts'
import { createInventory } from '../inventory/create-inventory.ts'
import { UndefinedGroupError } from '../inventory/undefined-group-error.ts'
import { InventoryFileError } from './inventory-file-error.ts'
import { simpleInventory } from './simple-inventory.ts'

type Files = Readonly<Record<string, string>>

let folder: string
let warnings: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-inventory-'))
  warnings = []
})
afterEach(() => rm(folder, { recursive: true }))

const named = (directory: string) =>
  simpleInventory({
    hostFile: join(directory, 'hosts.yaml'),
    groupFile: join(directory, 'groups.yaml'),
    defaultsFile: join(directory, 'defaults.yaml'),
    onWarning: (message) => warnings.push(message),
  })

async function load(files: Files) {
  const texts = { 'groups.yaml': '{}', 'defaults.yaml': '{}', ...files }
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
  return createInventory(await named(folder).load())
}

/** The error of loading, with the folder cut from its message. */
async function failure(files: Files): Promise<Error> {
  const error: unknown = await load(files).catch((caught: unknown) => caught)
  if (!(error instanceof Error)) throw new Error('Nothing was thrown')
  error.message = error.message.replaceAll(`${folder}/`, '')
  return error
}

describe('the files of Nornir', () => {
  it.each([
    ['fixture-a', fixtureA],
    ['fixture-b', fixtureB],
    ['fixture-c', fixtureC],
  ])('%s loads to the same inventory as the object', async (name, fixture) => {
    const directory = join(import.meta.dirname, '../../test', name)
    const loaded = createInventory(await named(directory).load())
    expect(loaded.toJSON()).toEqual(createInventory(fixture).toJSON())
    for (const [host, { password }] of createInventory(fixture).hosts.entries()) {
      expect(loaded.hosts.get(host)?.password?.reveal()).toBe(password?.reveal())
    }
    expect(warnings).toEqual([])
  })

  it('L12: empty groups and defaults are read with a warning', async () => {
    const inventory = await load({
      'hosts.yaml': 'h1: {}',
      'groups.yaml': '',
      'defaults.yaml': '# none\n',
    })
    expect([...inventory.hosts.keys()]).toEqual(['h1'])
    const empty = ['groups.yaml is empty', 'defaults.yaml is empty']
    expect(warnings).toEqual(empty.map((text) => join(folder, text)))
  })

  it('L12: an empty file of hosts gives no hosts and a warning', async () => {
    expect((await load({ 'hosts.yaml': '---\n' })).hosts.size).toBe(0)
    expect(warnings).toEqual([join(folder, 'hosts.yaml is empty')])
  })

  it('L12: groups and defaults may be missing; there is a warning when they were named', async () => {
    await writeFile(join(folder, 'hosts.yaml'), 'h1: {}')
    expect(createInventory(await named(folder).load()).hosts.size).toBe(1)
    const missing = ['groups.yaml does not exist', 'defaults.yaml does not exist']
    expect(warnings).toEqual(missing.map((text) => join(folder, text)))
  })

  it('L12: the file of hosts may not be missing', async () => {
    const source = named(folder)
    await expect(source.load()).rejects.toThrow(InventoryFileError)
    await expect(source.load()).rejects.toMatchObject({
      code: 'INVENTORY_FILE',
      file: join(folder, 'hosts.yaml'),
      cause: { code: 'ENOENT' },
    })
  })

  it('L13: a group may be listed before it is declared', async () => {
    const inventory = await load({
      'hosts.yaml': 'h: { groups: [a] }',
      'groups.yaml': 'a: { groups: [b] }\nb: { data: { x: 1 } }',
    })
    expect(inventory.hosts.get('h')?.get('x')).toBe(1)
  })

  it('L14: an undefined group is an error that says where and which', async () => {
    const error = await failure({
      'hosts.yaml': 'h1:\n  groups:\n    - edeg\n',
      'groups.yaml': 'edge: {}',
    })
    expect(error).toBeInstanceOf(UndefinedGroupError)
    expect(error.message).toBe(
      'hosts.yaml:3:7: hosts → h1 → groups → 0: there is no group "edeg"; did you mean "edge"?',
    )
  })

  it('L14: a host without a body is an error', async () => {
    const error = await failure({ 'hosts.yaml': 'h0: {}\nh1:\n' })
    expect(error).toBeInstanceOf(DocumentSchemaError)
    expect(error.message).toBe('hosts.yaml:2:1: hosts → h1: expected a map, got null')
  })

  it('Q04: a cycle of groups is an error that names it', async () => {
    const groups = 'c1: { groups: [c2] }\nc2: { groups: [c1] }'
    const error = await failure({ 'hosts.yaml': 'h: {}', 'groups.yaml': groups })
    expect(error).toMatchObject({ code: 'GROUP_CYCLE', cycle: ['c2', 'c1', 'c2'] })
  })

  it('Q23: sections that are null are the same as empty ones', async () => {
    const inventory = await load({
      'hosts.yaml': 'h: { data: , groups: , connection_options: , port: ~ }',
      'defaults.yaml': 'data:\nconnection_options:\n',
    })
    expect(inventory.hosts.get('h')?.entries()).toEqual([])
  })
})

describe('wrong files', () => {
  it('a misspelt key names file, line, column, path and the right key', async () => {
    const error = await failure({ 'hosts.yaml': 'h1:\n  hostnmae: 192.0.2.1\n' })
    expect(error).toMatchObject({
      code: 'DOCUMENT_SCHEMA',
      position: { line: 2, column: 3 },
      path: ['hosts', 'h1', 'hostnmae'],
      suggestion: 'hostname',
    })
    expect(error.message).toBe(
      'hosts.yaml:2:3: hosts → h1 → hostnmae: expected one of the keys hostname, port, username, password, platform, data, connection_options, groups, got an unknown key; did you mean "hostname"?',
    )
  })

  it.each<[string, Files, string]>([
    [
      'text for a port',
      { 'hosts.yaml': 'h1:\n  port: "22"\n' },
      'hosts.yaml:2:3: hosts → h1 → port: expected a whole number or nothing, got a text',
    ],
    [
      'port out of range',
      { 'hosts.yaml': 'h1: { port: 70000 }' },
      'hosts.yaml:1:7: hosts → h1 → port: expected <= 65535, got 70000',
    ],
    [
      'wrong defaults',
      { 'hosts.yaml': '{}', 'defaults.yaml': '\ndata: 5\n' },
      'defaults.yaml:2:1: defaults → data: expected a map or nothing, got 5',
    ],
    [
      'wrong groups',
      { 'hosts.yaml': '{}', 'groups.yaml': '- a' },
      'groups.yaml:1:1: groups: expected a map or nothing, got a list',
    ],
    [
      'group that is no text',
      { 'hosts.yaml': 'h: { groups: [1] }' },
      'hosts.yaml:1:15: hosts → h → groups → 0: expected a text, got 1',
    ],
  ])('%s', async (_title, files, message) => {
    expect((await failure(files)).message).toBe(message)
  })

  it('what is not YAML names the place, a host that stands twice both places', async () => {
    expect(await failure({ 'hosts.yaml': 'h1: [\n' })).toBeInstanceOf(DocumentSyntaxError)
    const twice = await failure({ 'hosts.yaml': 'h1: {}\nh2: {}\nh1: {}\n' })
    expect(twice).toBeInstanceOf(DuplicateKeyError)
    expect(twice.message).toContain('hosts.yaml:3:1: key "h1" stands in line 1 already')
    expect(await failure({ 'hosts.yaml': '~: {}' })).toBeInstanceOf(DocumentKeyError)
  })

  it('a password is in no error, whatever is wrong with it', async () => {
    const hosts = [
      'h: { password: 31337 }',
      'h: { password: [hunter31337] }',
      'h: { pasword: hunter31337 }',
      'h:\n  password: *hunter31337\n',
      'h:\n  password: !hunter31337\n',
      'h:\n  password: hunter31337: x\n',
      'h:\n  password: "hunter31337\n',
      'h: hunter31337',
    ]
    for (const text of hosts) {
      const error = await failure({ 'hosts.yaml': text })
      expect(`${error.message} ${JSON.stringify(error)} ${error.cause}`, text).not.toContain(
        '31337',
      )
    }
  })
})

describe('loading', () => {
  it('reads JSON where a file is named so', async () => {
    const hostFile = join(folder, 'hosts.json')
    await writeFile(hostFile, '{"h1": {"port": 22}}')
    const groupFile = join(folder, 'none.yaml')
    const source = simpleInventory({
      hostFile,
      groupFile,
      defaultsFile: groupFile,
      onWarning: () => undefined,
    })
    expect(createInventory(await source.load()).hosts.get('h1')?.port).toBe(22)
  })

  it('takes ~ for the home directory', async () => {
    await writeFile(join(folder, 'hosts.yaml'), 'h1: {}')
    const hostFile = `~/${relative(homedir(), join(folder, 'hosts.yaml'))}`
    const data = await simpleInventory({ hostFile }).load()
    expect(data.hosts).toEqual({ h1: {} })
  })

  it('rejects with the reason of the signal', async () => {
    const reason = new Error('enough')
    await expect(named(folder).load(AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})
