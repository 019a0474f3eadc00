import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SshConfigFileError, SshConfigSyntaxError } from '../../ssh-config/ssh-config-error.ts'
import { testInventorySource } from '../../testing.ts'
import { InventoryShapeError, InventorySourceError } from '../inventory-source-error.ts'
import { loadInventory } from '../load-inventory.ts'
import { type SshConfigInventoryOptions, sshConfigInventory } from './ssh-config-inventory.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-ssh-config-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text, { mode: 0o600 })
  return file
}

async function sourceOf(text: string, options: SshConfigInventoryOptions = {}) {
  return sshConfigInventory({ ...options, file: await write('config', text) })
}

const namesOf = async (text: string, options?: SshConfigInventoryOptions) =>
  Object.keys((await (await sourceOf(text, options)).load()).hosts)

describe('sshConfigInventory', () => {
  testInventorySource(
    { describe, it },
    {
      title: 'keeps the contract of sources',
      create: () =>
        sourceOf('Host leaf01\n  HostName 192.0.2.1\n', {
          describe: () => ({ groups: ['leaf'] }),
        }),
      createBroken: () => sshConfigInventory({ file: join(folder, 'none') }),
    },
  )

  it('makes hosts of names, not of patterns, negations and criteria', async () => {
    const text = `
User top
Host leaf01 leaf02 *.lab
  Port 2022
Host * !core01
  User everybody
Host leaf0? "quoted" leaf01
Match host matched,leaf09
  User nobody
Host gone !gone
`
    expect(await namesOf(text)).toEqual(['leaf01', 'leaf02', 'quoted'])
  })

  it('says of a host what the files set for it', async () => {
    const source = await sourceOf(`
Host leaf01
  HostName 192.0.2.1
  Port 2022
Host leaf02
  HostName %h.example.net
Host leaf*
  User automation
Host other
`)
    const { hosts } = await loadInventory(source)
    const said = Array.from(hosts.values(), ({ name, hostname, port, username }) => {
      return [name, hostname, port, username]
    })
    expect(said).toEqual([
      ['leaf01', '192.0.2.1', 2022, 'automation'],
      ['leaf02', 'leaf02.example.net', undefined, 'automation'],
      ['other', 'other', undefined, undefined],
    ])
  })

  it('finds the files that containerlab writes into a folder', async () => {
    await mkdir(join(folder, 'ssh_config.d'))
    // The shape of what containerlab writes, in our own words.
    await write(
      'ssh_config.d/clab-dc1.conf',
      `# a lab
Host clab-dc1-spine1
\tUser admin
\tStrictHostKeyChecking=no
\tUserKnownHostsFile=/dev/null

Host clab-dc1-client1
\tStrictHostKeyChecking=no
\tUserKnownHostsFile=/dev/null
\tPubkeyAuthentication=no
`,
    )
    const source = await sourceOf(
      `Include ${folder}/ssh_config.d/*.conf\nHost *\n  SendEnv LANG\n`,
      {
        match: 'clab-dc1-*',
        describe: (alias) => ({
          platform: alias.includes('spine') ? 'nokia_srl' : 'linux',
          groups: ['dc1'],
          data: { role: alias.replace(/^.*-(\D+)\d*$/, '$1') },
        }),
      },
    )
    const { hosts } = await loadInventory(source)
    expect([...hosts.keys()]).toEqual(['clab-dc1-spine1', 'clab-dc1-client1'])
    const spine = hosts.get('clab-dc1-spine1')
    expect(spine?.username).toBe('admin')
    expect(spine?.platform).toBe('nokia_srl')
    expect(spine?.get('role')).toBe('spine')
    expect(spine?.hasParentGroup('dc1')).toBe(true)
    expect(hosts.get('clab-dc1-client1')?.username).toBeUndefined()
  })

  it('knows that a file which is included below a Host holds only for the hosts of that line', async () => {
    const inner = await write('inner', 'Host leaf01 core01\n  Port 2022\n')
    expect(
      await namesOf(`Host leaf*\n  Include ${inner}\nMatch all\n  Include ${inner}\n`),
    ).toEqual(['leaf01', 'core01'])
    expect(await namesOf(`Host leaf*\n  Include ${inner}\n`)).toEqual(['leaf01'])
  })

  it('takes the names that match, as a Host line would', async () => {
    const text = 'Host clab-a clab-b other\n'
    expect(await namesOf(text, { match: 'clab-*' })).toEqual(['clab-a', 'clab-b'])
    expect(await namesOf(text, { match: ['*', '!clab-?'] })).toEqual(['other'])
    expect(await namesOf(text, { match: 'none' })).toEqual([])
  })

  it('lets what `describe` says win, and hands it all that the files set', async () => {
    const source = await sourceOf('Host leaf01\n  HostName 192.0.2.1\n  ProxyJump bastion\n', {
      describe: (alias, { proxyJump }) =>
        proxyJump === undefined
          ? undefined
          : { connection_options: { ssh: { hostname: alias, extras: { sshConfig: true } } } },
    })
    const host = (await loadInventory(source)).hosts.get('leaf01')
    expect(host?.hostname).toBe('192.0.2.1')
    expect(host?.connectionParameters('ssh')).toMatchObject({
      hostname: 'leaf01',
      extras: { sshConfig: true },
    })
  })

  it('rejects with what is wrong with files and functions', async () => {
    const missing = sshConfigInventory({ file: join(folder, 'none') })
    await expect(missing.load()).rejects.toBeInstanceOf(SshConfigFileError)
    await expect((await sourceOf('Host')).load()).rejects.toBeInstanceOf(SshConfigSyntaxError)
    const throwing = await sourceOf('Host a', {
      describe: () => {
        throw new TypeError('no')
      },
    })
    await expect(throwing.load()).rejects.toBeInstanceOf(InventorySourceError)
    const late = await sourceOf('Host a', { describe: (async () => ({})) as never })
    await expect(late.load()).rejects.toBeInstanceOf(InventoryShapeError)
    await expect(late.load()).rejects.toThrow('an instance of Promise')
  })
})
