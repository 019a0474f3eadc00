import { devNull, userInfo } from 'node:os'
import { Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RequestCase, type Requests, startRequests } from '../../../test/options-request.ts'
import type { SshOptions } from '../ssh-options.ts'
import { resolveTarget, resolveTelnetTarget } from './resolve-target.ts'

let requests: Requests
beforeAll(async () => {
  requests = await startRequests()
})
afterAll(() => requests.close())

const resolve = async (said: RequestCase) => resolveTarget(await requests.of(said))

describe('where a host is', () => {
  it('is said by the inventory; without an ssh_config by it alone', async () => {
    const password = new Secret('x')
    const parameters = { hostname: '10.0.0.1', port: 2222, username: 'admin', password }
    expect(await resolve({ parameters })).toMatchObject({
      host: 'r1',
      ...parameters,
      hostKeys: 'accept-new',
      knownHostsFiles: undefined,
      route: { kind: 'direct' },
      logIn: expect.any(Function),
      checkCredential: expect.any(Function),
    })
  })

  it('is its name, port 22 and the local user where nobody says anything', async () => {
    const { username } = userInfo()
    expect(await resolve({})).toMatchObject({ hostname: 'r1', port: 22, username })
    expect(await resolve({ parameters: { hostname: '' } })).toMatchObject({ hostname: 'r1' })
  })

  it('is asked of the ssh_config by the address of the inventory, else by the name', async () => {
    const config = 'Host r1\n HostName 10.0.0.1\nHost edge\n HostName 10.0.0.2\n'
    expect((await resolve({ config })).hostname).toBe('10.0.0.1')
    expect((await resolve({ config, parameters: { hostname: 'edge' } })).hostname).toBe('10.0.0.2')
    expect((await resolve({ config, parameters: { hostname: 'other' } })).hostname).toBe('other')
  })

  it('is said by the inventory before the ssh_config', async () => {
    const config = 'Host r1\n Port 2022\n User netops\n'
    expect(await resolve({ config })).toMatchObject({ port: 2022, username: 'netops' })
    const parameters = { port: 22, username: 'admin' }
    expect(await resolve({ config, parameters })).toMatchObject(parameters)
  })

  it('can depend on the user that the inventory has', async () => {
    const config = 'Match user admin\n Port 2022\n'
    expect((await resolve({ config, parameters: { username: 'admin' } })).port).toBe(2022)
  })
})

describe('options before the ssh_config before the defaults', () => {
  const config = `
StrictHostKeyChecking yes
UserKnownHostsFile /kh/user /kh/user2
GlobalKnownHostsFile /kh/global
HostKeyAlias alias
IdentityFile KEYS/there
IdentityFile KEYS/missing
IdentityFile KEYS/there2
IdentitiesOnly yes
IdentityAgent /agent
KexAlgorithms +diffie-hellman-group14-sha1
Ciphers aes128-ctr
ConnectTimeout 7
ServerAliveInterval 30
ForwardAgent yes
AddressFamily inet6
BindAddress ::1
`

  it('takes all that the ssh_config says', async () => {
    expect(await resolve({ config })).toMatchObject({
      hostKeys: 'strict',
      knownHostsFiles: ['/kh/user', '/kh/user2', '/kh/global'],
      hostKeyAlias: 'alias',
      keyFiles: requests.keys('there', 'there2'),
      isLockedKeyPassedOver: true,
      identitiesOnly: true,
      agent: '/agent',
      algorithms: {
        kex: { change: 'append', names: ['diffie-hellman-group14-sha1'] },
        ciphers: { change: 'replace', names: ['aes128-ctr'] },
      },
      keepaliveMs: 30_000,
      forwardAgent: true,
      route: { kind: 'direct', localAddress: '::1', family: 6 },
      limits: { connectTimeoutMs: 7_000, bannerTimeoutMs: 15_000 },
    })
  })

  it('lets every option win', async () => {
    const options: SshOptions = {
      hostKeys: 'accept-new',
      knownHostsFiles: ['/kh/own'],
      hostKeyAlias: 'own',
      keyFile: '/own/missing',
      identitiesOnly: false,
      agent: false,
      algorithms: 'legacy',
      keepaliveMs: 0,
      forwardAgent: false,
      addressFamily: 4,
      localAddress: '127.0.0.2',
      limits: { connectTimeoutMs: 1_000 },
    }
    expect(await resolve({ config, options })).toMatchObject({
      hostKeys: 'accept-new',
      knownHostsFiles: ['/kh/own'],
      hostKeyAlias: 'own',
      // Not passed over: the user named this very file.
      keyFiles: ['/own/missing'],
      identitiesOnly: false,
      agent: undefined,
      algorithms: 'legacy',
      keepaliveMs: 0,
      forwardAgent: false,
      route: { kind: 'direct', localAddress: '127.0.0.2', family: 4 },
      limits: { connectTimeoutMs: 1_000 },
    })
  })

  it('multiplies by delayFactor what the ssh_config says, too', async () => {
    const { limits } = await resolve({ config, options: { delayFactor: 2 } })
    expect(limits).toMatchObject({ connectTimeoutMs: 14_000, bannerTimeoutMs: 30_000 })
  })

  it.each([
    ['no', 'accept-new'],
    ['off', 'accept-new'],
    ['ask', 'accept-new'],
    ['accept-new', 'accept-new'],
    ['yes', 'strict'],
  ])('StrictHostKeyChecking %s is %s: no file switches the check off', async (word, hostKeys) => {
    expect(await resolve({ config: `StrictHostKeyChecking ${word}\n` })).toMatchObject({ hostKeys })
    expect(JSON.stringify(requests.messages).includes('is not granted')).toBe(
      /^(no|off)$/.test(word),
    )
  })

  it("reads OpenSSH's known_hosts where the ssh_config names none, and writes to no system file", async () => {
    const knownHostsFiles = ['~/.ssh/known_hosts', '/etc/ssh/ssh_known_hosts']
    expect(await resolve({ config: '' })).toMatchObject({ knownHostsFiles })
    expect(await resolve({ config: 'UserKnownHostsFile none\n' })).toMatchObject({
      knownHostsFiles: [devNull, '/etc/ssh/ssh_known_hosts'],
    })
  })

  it('IdentityFile none and IdentityAgent none are none', async () => {
    const target = await resolve({ config: 'IdentityFile none\nIdentityAgent none\n' })
    expect(target).toMatchObject({ keyFiles: [], agent: undefined })
  })

  it('forwards an agent by path only when it is the one in use', async () => {
    const used = 'IdentityAgent /agent\nForwardAgent /agent\n'
    expect((await resolve({ config: used })).forwardAgent).toBe(true)
    const other = 'IdentityAgent /agent\nForwardAgent /other\n'
    expect((await resolve({ config: other })).forwardAgent).toBe(false)
    expect(JSON.stringify(requests.messages)).toContain('another agent')
  })
})

describe('telnet', () => {
  it('has port 23, and asks the ssh_config about jump hosts alone', async () => {
    const config = 'Host r1\n HostName 10.0.0.1\n ProxyJump a\nHost b\n Port 2222\n User ops\n'
    const target = await resolveTelnetTarget(await requests.of({ config }))
    expect(target).toMatchObject({ hostname: 'r1', port: 23, route: { kind: 'direct' } })
    const request = await requests.of({ config, options: { jumpHosts: 'b' } })
    const { route } = await resolveTelnetTarget(request)
    expect(route).toMatchObject({ kind: 'jump', through: { port: 2222, username: 'ops' } })
  })
})
