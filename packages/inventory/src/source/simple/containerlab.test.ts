import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { reveal } from '../../../test/members.ts'
import { UndefinedGroupError } from '../../inventory/undefined-group-error.ts'
import { loadInventory } from '../load-inventory.ts'
import { simpleInventory } from './simple-inventory.ts'

/**
 * The shape of the `nornir-simple-inventory.yml` that containerlab writes into the folder of a lab
 * (core/assets/inventory_nornir_simple.go.tpl): hosts alone, nothing in quotes, attributes without a value
 * for nodes that have none, groups by label, and no file that would define them.
 */
const file = `---
client1:
    username: 
    password: 
    platform: linux
    hostname: 
spine1:
    username: admin
    password: NokiaSrl1!
    platform: nokia_srlinux
    hostname: 172.20.20.2
    groups:
      - fabric
      - spine
leaf1:
    username: admin
    password: admin
    platform: arista_ceos
    hostname: 172.20.20.3
    groups:
      - fabric
`

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-containerlab-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function sourceOf(text: string, undefinedGroups?: 'error' | 'create') {
  const hostFile = join(folder, 'nornir-simple-inventory.yml')
  await writeFile(hostFile, text)
  const none = join(folder, 'none.yaml')
  const onWarning = () => undefined
  return simpleInventory({
    hostFile,
    groupFile: none,
    defaultsFile: none,
    undefinedGroups,
    onWarning,
  })
}

it('loads the inventory of a lab as containerlab writes it', async () => {
  const { hosts, groups } = await loadInventory(await sourceOf(file, 'create'))
  const read = Array.from(hosts.values(), (host) => [
    host.name,
    host.hostname,
    host.username,
    reveal(host.password),
    host.platform,
    host.groups.map(({ name }) => name),
  ])
  expect(read).toEqual([
    ['client1', undefined, undefined, undefined, 'linux', []],
    ['spine1', '172.20.20.2', 'admin', 'NokiaSrl1!', 'nokia_srlinux', ['fabric', 'spine']],
    ['leaf1', '172.20.20.3', 'admin', 'admin', 'arista_ceos', ['fabric']],
  ])
  expect([...groups.keys()]).toEqual(['fabric', 'spine'])
})

it('takes a group that nobody defines for an error where nothing else is said', async () => {
  for (const undefinedGroups of ['error', undefined] as const) {
    const loading = loadInventory(await sourceOf(file, undefinedGroups))
    await expect(loading).rejects.toBeInstanceOf(UndefinedGroupError)
  }
})

it('says where a file is wrong whose groups are to be made', async () => {
  const texts = ['h: { groups: 5 }', 'h: { groups: [5] }', 'h:', '- h', 'h: 5']
  for (const text of texts) {
    const loading = loadInventory(await sourceOf(text, 'create'))
    await expect(loading).rejects.toMatchObject({ code: 'DOCUMENT_SCHEMA', position: { line: 1 } })
  }
})

it('defines the groups that groups list, too, and leaves those that there are', async () => {
  const hostFile = join(folder, 'hosts.yaml')
  const groupFile = join(folder, 'groups.yaml')
  await writeFile(hostFile, 'h: { groups: [a] }')
  await writeFile(groupFile, 'a: { groups: [b], data: { x: 1 } }')
  const source = simpleInventory({
    hostFile,
    groupFile,
    defaultsFile: join(folder, 'none.yaml'),
    undefinedGroups: 'create',
    onWarning: () => undefined,
  })
  const { hosts, groups } = await loadInventory(source)
  expect([...groups.keys()]).toEqual(['a', 'b'])
  expect(hosts.get('h')?.get('x')).toBe(1)
})
