import { userInfo } from 'node:os'
import { Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RequestCase, type Requests, startRequests } from '../../../test/options-request.ts'
import { checkJumpRoute } from '../../transport/jump/check-jump-route.ts'
import { JumpRouteError } from '../../transport/jump/jump-host-error.ts'
import { jumpHostsOf } from '../../transport/jump/jump-route.ts'
import type { SshServer } from '../../transport/ssh-target.ts'
import type { SshOptions } from '../ssh-options.ts'
import { ProxyCommandNotAllowedError } from './proxy-command-not-allowed-error.ts'
import { resolveTarget } from './resolve-target.ts'

let requests: Requests
beforeAll(async () => {
  requests = await startRequests()
})
afterAll(() => requests.close())

const resolve = async (said: RequestCase) => resolveTarget(await requests.of(said))

/** The way to a server, the device last, each as `user@hostname:port`. */
const wayTo = (target: SshServer): string[] =>
  [...jumpHostsOf(target), target].map(
    ({ username, hostname, port }) => `${username}@${hostname}:${port}`,
  )

describe('the way there', () => {
  const me = userInfo().username
  const parameters = { hostname: 'device', username: 'admin', password: new Secret('device') }

  it('goes through the jump hosts of the option, text or object', async () => {
    const jumpHosts = ['ops@bastion:2222', { hostname: 'inner', username: 'x', port: 23 }, '[::1]']
    const target = await resolve({ parameters, options: { jumpHosts } })
    expect(wayTo(target)).toEqual([
      'ops@bastion:2222',
      'x@inner:23',
      `${me}@::1:22`,
      'admin@device:22',
    ])
  })

  it('goes through several jump hosts in one text, as behind -J', async () => {
    const target = await resolve({ parameters, options: { jumpHosts: 'ops@a,b' } })
    expect(wayTo(target)).toEqual(['ops@a:22', `${me}@b:22`, 'admin@device:22'])
  })

  it("never shows a device's password to a jump host", async () => {
    const password = new Secret('hop')
    const jumpHosts = ['bastion', { hostname: 'inner', password }]
    const target = await resolve({ parameters, options: { jumpHosts } })
    const passwords = jumpHostsOf(target).map((hop) => hop.password)
    expect(passwords).toEqual([undefined, password])
    expect(target.password).toBe(parameters.password)
  })

  it('shows jump hosts the keys of the options, unless they or the ssh_config have their own', async () => {
    const jumpHosts = ['plain', 'configured', { hostname: 'own', keyFile: '/k/own', agent: false }]
    const options: SshOptions = {
      jumpHosts,
      keyFile: '/k/mine',
      passphrase: 'p',
      agent: true,
      hostKeys: 'strict',
      knownHostsFiles: ['/kh'],
      algorithms: 'legacy',
      hostKeyAlias: 'device',
    }
    const config = 'Host configured own\n IdentityFile KEYS/there\n StrictHostKeyChecking no\n'
    const target = await resolve({ config, options, parameters })
    const hops = jumpHostsOf(target)
    expect(hops.map(({ keyFiles, agent }) => [keyFiles, agent])).toEqual([
      [['/k/mine'], true],
      [requests.keys('there'), true],
      [['/k/own'], undefined],
    ])
    const passphrase = new Secret('p')
    for (const hop of hops) {
      expect(hop).toMatchObject({ hostKeys: 'strict', knownHostsFiles: ['/kh'], passphrase })
      // The device is old, and has that name: not the jump host.
      expect(hop).toMatchObject({ algorithms: undefined, hostKeyAlias: undefined })
    }
  })

  it('asks the ssh_config about every jump host: name, user, port, and the way to the first one', async () => {
    const config = `
Host device
 ProxyJump first,second
Host first
 HostName 10.0.0.1
 User ops
 Port 2222
 ProxyJump outer
Host second
 HostName 10.0.0.2
 ProxyJump never
`
    expect(wayTo(await resolve({ config, parameters }))).toEqual([
      `${me}@outer:22`,
      'ops@10.0.0.1:2222',
      `${me}@10.0.0.2:22`,
      'admin@device:22',
    ])
  })

  it('lets jumpHosts win over ProxyJump and ProxyCommand; [] is none', async () => {
    for (const keyword of ['ProxyJump a', 'ProxyCommand nc %h %p']) {
      const config = `Host device\n ${keyword}\n`
      const through = await resolve({ config, parameters, options: { jumpHosts: 'b' } })
      expect(wayTo(through)).toEqual([`${me}@b:22`, 'admin@device:22'])
      const options = { jumpHosts: [] }
      expect((await resolve({ config, parameters, options })).route?.kind).toBe('direct')
    }
  })

  it('begins at the address of this machine that the option names, else the ssh_config of the first server', async () => {
    const config = 'Host device\n ProxyJump a\n BindAddress 127.0.0.9\nHost a\n BindAddress ::1\n'
    const route = async (options: SshOptions) =>
      jumpHostsOf(await resolve({ config, parameters, options }))[0]?.route
    expect(await route({})).toMatchObject({ kind: 'direct', localAddress: '::1' })
    const own = { localAddress: '127.0.0.3' }
    expect(await route(own)).toMatchObject({ kind: 'direct', ...own })
  })

  it('can be a stream of the user, whatever the ssh_config says', async () => {
    const openSocket = () => process.stdin as never
    const config = 'ProxyJump a\n'
    const { route } = await resolve({ config, options: { openSocket } })
    expect(route).toEqual({ kind: 'socket', open: openSocket })
  })

  it('is a ProxyCommand only where programs may be run', async () => {
    const config = 'Host device\n ProxyCommand /bin/nc --token hunter2 %h %p\n'
    const options = { allowExec: true }
    expect((await resolve({ config, parameters, options })).route).toEqual({
      kind: 'command',
      command: '/bin/nc --token hunter2 device 22',
    })
    const refused = resolve({ config, parameters })
    await expect(refused).rejects.toBeInstanceOf(ProxyCommandNotAllowedError)
    await expect(refused).rejects.toThrow(/ProxyCommand \(\/bin\/nc …\) for device.*allowExec/)
    await expect(refused).rejects.not.toThrow('hunter2')
  })

  it('follows the ProxyCommand of the first jump host, not of the others', async () => {
    const config = 'Host a b\n ProxyCommand nc %h %p\n'
    const options = { jumpHosts: ['a', 'b'], allowExec: true }
    const [first, second] = jumpHostsOf(await resolve({ config, parameters, options }))
    expect(first?.route).toEqual({ kind: 'command', command: 'nc a 22' })
    expect(second?.route?.kind).toBe('jump')
    await expect(resolve({ config, options: { jumpHosts: 'a' } })).rejects.toThrow('for a,')
  })

  it.each([
    ['Host *\n ProxyJump bastion\n', 'loop'],
    ['Host device\n ProxyJump a\nHost a\n ProxyJump b\nHost b\n ProxyJump a\n', 'loop'],
    [
      Array.from({ length: 12 }, (_, n) => `Host ${n || 'device'}\n ProxyJump ${n + 1}\n`).join(''),
      'too long',
    ],
    [`Host device\n ProxyJump ${Array.from({ length: 100_000 }, (_, n) => `j${n}`)}\n`, 'too long'],
  ])('without an end is cut, and refused by the transport: %#', async (config, problem) => {
    const target = await resolve({ config, parameters })
    expect(() => checkJumpRoute(target)).toThrow(JumpRouteError)
    expect(() => checkJumpRoute(target)).toThrow(
      problem === 'loop' ? /comes by .* twice/ : /more than 10 jump hosts/,
    )
  })
})
