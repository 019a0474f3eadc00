import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { inspect } from 'node:util'
import {
  DocumentKeyError,
  DocumentSchemaError,
  DocumentSyntaxError,
  DuplicateKeyError,
} from '@nornir-ts/kernel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fixtureA } from '../../../test/fixture-a.ts'
import { fixtureB } from '../../../test/fixture-b.ts'
import { fixtureC } from '../../../test/fixture-c.ts'
import { reveal } from '../../../test/members.ts'
import { createInventory } from '../../inventory/create-inventory.ts'
import { DuplicateNameError } from '../../inventory/duplicate-name-error.ts'
import { UndefinedGroupError } from '../../inventory/undefined-group-error.ts'
import { InventoryFileError } from '../inventory-file-error.ts'
import { type SimpleInventoryOptions, simpleInventory } from './simple-inventory.ts'

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
    const directory = join(import.meta.dirname, '../../../test', name)
    const loaded = createInventory(await named(directory).load())
    expect(loaded.toJSON()).toEqual(createInventory(fixture).toJSON())
    for (const [host, { password }] of createInventory(fixture).hosts.entries()) {
      expect(reveal(loaded.hosts.get(host)?.password)).toBe(reveal(password))
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

  it('the mask of a redacted copy is no password, and the error says so', async () => {
    const error = await failure({ 'hosts.yaml': 'h1: { password: "[secret]" }' })
    expect(error.message).toBe(
      'hosts.yaml:1:7: hosts → h1 → password: expected a password (in quotes if it has braces; "[secret]" is none, but what a redacted copy shows) or where it is kept, as in { $env: NAME }, got a text',
    )
    const copy = createInventory(fixtureA).toJSON()
    expect(() => createInventory(copy)).toThrow(DocumentSchemaError)
  })

  it('a list that contains itself is an error', async () => {
    const error = await failure({ 'hosts.yaml': 'h1:\n  data: &x\n    self: *x\n' })
    expect(error).toMatchObject({ code: 'DOCUMENT_CYCLE', line: 3, column: 11 })
  })

  it('a password is in no error, whatever is wrong with it', async () => {
    const hosts = [
      'h: { password: 31337 }',
      'h: { password: [hunter31337] }',
      'h: { password: { hunter31337: x } }',
      'h: { password: { env: hunter31337 } }',
      'h: { password: {hunter31337} }',
      'h: { password: {$hunter31337} }',
      'h: { password: { $env: 31337 } }',
      'h: { password: { $exec: hunter31337 } }',
      'h: { password: { $exec: [31337] } }',
      'h: { password: { $env: A, $file: hunter31337 } }',
      'h: { pasword: hunter31337 }',
      'h:\n  password: *hunter31337\n',
      'h:\n  password: !hunter31337\n',
      'h:\n  password: hunter31337: x\n',
      'h:\n  password: "hunter31337\n',
      'h: hunter31337',
    ]
    for (const text of hosts) {
      const error = await failure({ 'hosts.yaml': text })
      const shown = inspect(error, { depth: null, showHidden: true, customInspect: false })
      expect(`${error.message} ${JSON.stringify(error)} ${shown}`, text).not.toContain('31337')
    }
  })
})

describe('several files', () => {
  /** Writes files, also into folders, and reads them by the names given. */
  async function loadFrom(files: Files, options: SimpleInventoryOptions) {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), text)
    }
    const inFolder = (names: SimpleInventoryOptions['hostFile']) =>
      names === undefined ? [] : [names].flat().map((name) => join(folder, name))
    const source = simpleInventory({
      hostFile: inFolder(options.hostFile),
      groupFile: inFolder(options.groupFile),
      defaultsFile: inFolder(options.defaultsFile),
      onWarning: (message) => warnings.push(message.replaceAll(`${folder}/`, '')),
    })
    return createInventory(await source.load())
  }
  const messageOf = async (files: Files, options: SimpleInventoryOptions): Promise<string> => {
    const error: unknown = await loadFrom(files, options).catch((caught: unknown) => caught)
    return error instanceof Error ? error.message.replaceAll(`${folder}/`, '') : 'nothing thrown'
  }

  it('merge in the order of their names in the options', async () => {
    const inventory = await loadFrom(
      {
        'b.yaml': 'h2: { groups: [g] }\n',
        'a.json': '{"h1": {}}',
        'g1.yaml': 'g: { groups: [top] }',
        'g2.yaml': 'top: { data: { x: 1 } }',
      },
      { hostFile: ['b.yaml', 'a.json'], groupFile: ['g1.yaml', 'g2.yaml'] },
    )
    expect([...inventory.hosts.keys()]).toEqual(['h2', 'h1'])
    expect(inventory.hosts.get('h2')?.get('x')).toBe(1)
  })

  it('of a folder merge in the order of their names; other files are left alone', async () => {
    const inventory = await loadFrom(
      {
        'hosts/20-fra.yml': 'h3: {}',
        'hosts/10-ams.yaml': 'h2: {}\nh1: {}',
        'hosts/30.json': '{ "h4": {} }',
        'hosts/.hidden.yaml': '[',
        'hosts/10-ams.yaml.bak': '[',
        'hosts/README.md': '[',
        'groups/a/nested.yaml': 'x: {}',
        'more.yaml': 'h5: {}',
      },
      { hostFile: ['hosts', 'more.yaml'], groupFile: 'groups' },
    )
    expect([...inventory.hosts.keys()]).toEqual(['h2', 'h1', 'h3', 'h4', 'h5'])
    expect(warnings).toEqual(['groups holds no .yaml, .yml or .json file'])
  })

  it('of defaults add to the same data and connection options', async () => {
    const { defaults } = await loadFrom(
      {
        'a.yaml': 'username: u\ndata: { x: 1 }\nconnection_options: { ssh: { port: 1 } }',
        'b.yaml': 'port: 2\ndata: { y: 2 }\nconnection_options: { scp: { port: 3 } }',
        'c.yaml': 'data:\n',
      },
      { defaultsFile: ['a.yaml', 'b.yaml', 'c.yaml'] },
    )
    expect(defaults).toMatchObject({ username: 'u', port: 2, data: { x: 1, y: 2 } })
    expect([...defaults.connectionOptions.keys()]).toEqual(['ssh', 'scp'])
  })

  it('that define the same name are an error that names both places', async () => {
    const files = { 'hosts/a.yaml': 'h1: {}\nh2: {}\n', 'hosts/b.yaml': '\nh2: {}\n' }
    const message = await messageOf(files, { hostFile: 'hosts' })
    expect(message).toBe(
      'hosts/b.yaml:2:1: hosts → h2: stands in hosts/a.yaml:2:1 already; remove or rename one',
    )
    await expect(loadFrom(files, { hostFile: 'hosts' })).rejects.toBeInstanceOf(DuplicateNameError)
    expect(
      await messageOf(
        { 'a.yaml': 'data: { x: 1 }', 'b.yaml': 'data: { x: 1 }' },
        {
          defaultsFile: ['a.yaml', 'b.yaml'],
        },
      ),
    ).toBe('b.yaml:1:9: defaults → data → x: stands in a.yaml:1:9 already; remove or rename one')
    expect(await messageOf({ 'a.yaml': 'g: {}' }, { groupFile: ['a.yaml', 'a.yaml'] })).toContain(
      'groups → g: stands in a.yaml:1:1 already',
    )
  })

  it('are wrong with the file that is', async () => {
    const good = { 'hosts/a.yaml': 'h1: {}' }
    const broken: Files[] = [
      { 'hosts/b.yaml': '- h2' },
      { 'hosts/b.yaml': 'h2: { hostnmae: x }' },
      { 'hosts/b.yaml': 'h2: { groups: [none] }' },
      { 'hosts/b.yaml': '[' },
    ]
    for (const files of broken) {
      expect(await messageOf({ ...good, ...files }, { hostFile: 'hosts' })).toMatch(
        /^hosts\/b\.yaml:1:/,
      )
    }
    expect(
      await messageOf(
        { 'd.yaml': 'data: 5', 'e.yaml': '{}' },
        { defaultsFile: ['d.yaml', 'e.yaml'] },
      ),
    ).toContain('d.yaml:1:1: data: expected a map')
    expect(await messageOf(good, { hostFile: ['hosts', 'none.yaml'] })).toContain(
      'Cannot read the hosts of the inventory from none.yaml',
    )
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
