import { initNornir } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { vaultSecrets } from '@nornir-ts/plugins-secrets'
import { sendCommand, ssh } from '@nornir-ts/plugins-ssh'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../core/test/temporary-folder.ts'
import { startFakeVault } from '../../plugins-secrets/test/fake-vault.ts'

it('a password that is rotated in Vault while it is kept is asked for again once, and used only if it differs', async () => {
  using folder = temporaryFolder()
  const passwords = { before: 'old', after: 'new', never: 'another' }
  await using lab = await startLab({
    devices: Object.entries(passwords).map(([name, password]) => ({ name, password })),
  })
  await using vault = await startFakeVault()
  await vault.put('net/core', { password: 'old' })
  const hosts = lab.devices.map(({ name, address: hostname, port }) => [name, { hostname, port }])
  await using nr = await initNornir({
    inventory: {
      hosts: Object.fromEntries(hosts),
      defaults: { username: 'admin', platform: 'cisco_ios', password: { $vault: 'net/core' } },
    },
    secretProviders: [
      vaultSecrets({ address: vault.address, auth: { token: await vault.token() } }),
    ],
    connections: [ssh.with({ knownHostsFiles: [folder.file('known_hosts')] })],
  })
  const attempts = (name: string) =>
    lab.device(name).loginAttempts.filter(({ method }) => method === 'password').length
  const statusOf = async (name: string) =>
    (await nr.filter({ name }).run(sendCommand, 'show clock')).get(name)?.status

  expect(await statusOf('before')).toBe('ok')
  await vault.put('net/core', { password: 'new' })
  expect(await statusOf('after')).toBe('ok')
  expect([attempts('before'), attempts('after'), vault.requests.length]).toEqual([1, 2, 2])

  expect(await statusOf('never')).toBe('failed')
  expect([attempts('never'), vault.requests.length]).toEqual([1, 3])
})
