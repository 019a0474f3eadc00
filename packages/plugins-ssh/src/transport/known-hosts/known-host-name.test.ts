import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeWith } from '../../../../../test/servers/availability.ts'
import { knownHostName } from './known-host-name.ts'

const run = promisify(execFile)
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'

const names: [string, number, string][] = [
  ['R1.example.net', 22, 'r1.example.net'],
  ['r1', 2222, '[r1]:2222'],
  ['192.0.2.1', 22, '192.0.2.1'],
  ['2001:DB8::1', 22, '2001:db8::1'],
  ['2001:db8:0:0:0::1', 2222, '[2001:db8::1]:2222'],
  ['fe80::1%eth0', 22, 'fe80::1%eth0'],
  ['FE80:0::1%eth0', 2222, '[fe80::1%eth0]:2222'],
]
it.each(names)('%s, port %s, is known as %s', (hostname, port, expected) => {
  expect(knownHostName({ hostname, port })).toBe(expected)
})

it('an alias stands for name and port', () => {
  expect(knownHostName({ hostname: '10.0.0.1', port: 2222, hostKeyAlias: 'Site-A' })).toBe('site-a')
})

describeWith(['ssh-client'], 'the name in known_hosts', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-known-hosts-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each(names)(
    'of %s, port %s, is found by ssh-keygen -F, hashed or not',
    async (...[hostname, port]) => {
      const name = knownHostName({ hostname, port })
      const file = join(folder, 'known_hosts')
      await writeFile(file, `${name} ${KEY}\n`)
      const find = async (): Promise<string> =>
        (await run('ssh-keygen', ['-F', name, '-f', file])).stdout
      expect(await find()).toContain(KEY)
      await run('ssh-keygen', ['-H', '-f', file])
      expect(await find()).toContain(KEY)
    },
  )
})
