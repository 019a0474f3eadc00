import { startLab } from '@nornir-ts/lab'
import {
  detectPlatform,
  type SshOptions,
  sendCommand,
  sendConfig,
  ssh,
} from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

const platform = 'autodetect'
const enableSecret = 'sesame'

/** One lab device and a Nornir that is to find out what it is. */
async function oneDevice(options: SshOptions = {}, name = platform) {
  const lab = await startLab({
    devices: [
      { name: 'r1', enableSecret, banner: 'Ours', motd: 'Go away # or stay\n###', telnet: true },
    ],
  })
  const device = lab.device('r1')
  const { address: hostname } = device
  const port = name === platform ? device.port : (device.telnetPort ?? 0)
  const r1 = { hostname, port, username: 'admin', password: 'admin', platform: name }
  const { nr, ...rest } = await testNornir({ r1 }, { enableSecret, ...options })
  return {
    nr,
    device,
    /** Lines that the device received in its last session. */
    received: () => device.receivedText(device.sessions).split('\n').slice(0, -1),
    [Symbol.asyncDispose]: async () => {
      await rest[Symbol.asyncDispose]()
      await lab.close()
    },
  }
}

const opening = ['enable', enableSecret]
const reading = ['terminal width 511', 'terminal length 0', 'show clock']

describe('platform: autodetect, on a simulated IOS device', () => {
  it('rule 1: types one command that reads, and goes on in the same connection, enabled and prepared', async () => {
    await using lab = await oneDevice()
    const result = (await lab.nr.run(detectPlatform)).get('r1')
    expect(result).toMatchObject({
      status: 'ok',
      changed: false,
      warnings: [],
      value: {
        platform: 'cisco_ios',
        evidence: [
          { from: 'ident', saw: 'SSH-2.0-Cisco-1.25', weight: 30 },
          { from: 'show version', weight: 100 },
        ],
        tried: [{ command: 'show version' }],
      },
    })
    // The blank is for the pager, which is not off yet.
    const detecting = ['show version', ` ${opening[0]}`, ...opening.slice(1)]
    expect(lab.received()).toEqual(detecting)
    await lab.nr.run(sendCommand, 'show clock')
    expect(lab.received()).toEqual([...detecting, ...reading])
    expect((await lab.nr.run(sendConfig, ['hostname r1'])).failed).toBe(false)
    expect(lab.received().slice(-3)).toEqual(['configure terminal', 'hostname r1', 'end'])
    expect(lab.device.sessions).toBe(1)
  })

  it('is asked once: the next connection opens as what it was found to be', async () => {
    await using lab = await oneDevice()
    await lab.nr.run(detectPlatform)
    const again = await lab.nr.run(detectPlatform, { connection: 'other' })
    expect(again.get('r1')?.value).toMatchObject({ platform: 'cisco_ios' })
    expect(lab.device.sessions).toBe(2)
    await lab.nr.run(sendCommand, { command: 'show clock', connection: 'other' })
    expect(lab.device.sessions).toBe(2)
    expect(lab.received()).toEqual([...opening, ...reading])
  })

  it('is asked again when it cannot be prepared as what it was found to be', async () => {
    await using lab = await oneDevice({ limits: { commandTimeoutMs: 300 } })
    await lab.nr.run(detectPlatform)
    await lab.nr.run(detectPlatform, { connection: 'known' })
    expect(lab.received()).toEqual(opening)
    lab.device.setFaults({ hangOnCommand: reading[0] })
    const failed = await lab.nr.run(sendCommand, { command: 'show clock', connection: 'known' })
    expect(failed.get('r1')?.error).toMatchObject({ code: 'PROMPT_TIMEOUT', phase: 'prepare' })
    lab.device.setFaults({})
    lab.nr.resetFailedHosts()
    await lab.nr.run(detectPlatform, { connection: 'new' })
    expect(lab.received()[0]).toBe('show version')
  })

  it.each([
    ['the identification of the SSH server', 'ident', /^SSH-2\.0-Cisco-1\.25$/],
    ['what the SSH server says before the log-in', 'banner', /^Ours$/],
    ['what the device says behind it', 'banner', /^Go away # or stay$/],
  ])('types no command where %s is said to be proof', async (_what, from, pattern) => {
    const rule = { platform: 'cisco_ios', evidence: [{ from, pattern, weight: 100 }] }
    await using lab = await oneDevice({ detect: { rules: [rule] } })
    expect((await lab.nr.run(detectPlatform)).get('r1')?.value?.tried).toEqual([])
    expect(lab.received()).toEqual(opening)
    await lab.nr.run(sendCommand, 'show clock')
    expect(lab.received()).toEqual([...opening, ...reading])
  })

  it('is found out behind the log-in dialog of telnet, too', async () => {
    await using lab = await oneDevice({}, 'autodetect_telnet')
    const result = (await lab.nr.run(detectPlatform)).get('r1')
    expect(result?.value?.platform).toBe('cisco_ios')
    const lines = lab.device.receivedText().split(/[\r\n\0]+/)
    expect(lines.slice(0, 3)).toEqual(['admin', 'admin', 'show version'])
  })
})

describe('ssh.with({ detect })', () => {
  const rule = (named: string, weight: number) => ({
    platform: named,
    evidence: [{ from: 'show version', pattern: /x/, weight }],
  })

  it.each([
    ['a rule without weight', rule('linux', 0), 'SSH_OPTIONS'],
    ['a platform that nobody knows', rule('nope', 1), 'DETECT_RULE'],
    ['a command that may change something', rule('generic', 1), 'DETECT_RULE'],
  ])('refuses %s at once', (_what, wrong, code) => {
    const attempt = () => ssh.with({ detect: { rules: [wrong] } })
    expect(attempt).toThrow(expect.objectContaining({ code }))
  })

  it('says what is wrong with a rule', () => {
    const attempt = (named: string) => () => ssh.with({ detect: { rules: [rule(named, 1)] } })
    expect(attempt('nope')).toThrow('the rule for "nope": nobody knows the platform')
    expect(attempt('generic')).toThrow('readOnly does not cover the command "show version"')
  })
})

describe('detectPlatform', () => {
  it('believes the inventory where it names the platform', async () => {
    await using lab = await startLab({ devices: [{ name: 'r1' }] })
    const { address: hostname, port } = lab.device('r1')
    const r1 = { hostname, port, username: 'admin', password: 'admin', platform: 'ios' }
    await using host = await testNornir({ r1 })
    const expected = { platform: 'cisco_ios', evidence: [], tried: [] }
    expect((await host.nr.run(detectPlatform)).get('r1')?.value).toEqual(expected)
  })
})

describeWith(['frr'], 'platform: autodetect, on FRR behind OpenSSH', () => {
  let frr: Frr

  beforeAll(async () => {
    frr = await startFrr()
  }, 30_000)

  afterAll(() => frr.close())

  it('is frr by its greeting, or by "show version", and goes on', async () => {
    const { hostname, port, username, password } = frr
    const hosts = { r1: { hostname, port, username, password, platform } }
    await using host = await testNornir(hosts)
    const byGreeting = (await host.nr.run(detectPlatform)).get('r1')?.value
    expect(byGreeting).toMatchObject({ platform: 'frr', tried: [] })
    const reply = (await host.nr.run(sendCommand, 'show version')).get('r1')
    expect(reply?.value).toMatch(/^FRRouting \d/)
    const evidence = [{ from: 'show version', pattern: /^FRRouting \d/, weight: 100 }]
    const detect = { rules: [{ platform: 'frr', evidence }] }
    await using other = await testNornir(hosts, { detect })
    const byCommand = (await other.nr.run(detectPlatform)).get('r1')?.value
    expect(byCommand).toMatchObject({ platform: 'frr', tried: [{ command: 'show version' }] })
  })
})

describeWith(['sshd'], 'platform: autodetect, on bash behind OpenSSH', () => {
  let sshd: Sshd

  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)

  afterAll(() => sshd.close())

  it('is linux: the shell does not know "show", and has a uname', async () => {
    const { hostname, port, username, password } = sshd
    await using host = await testNornir({ r1: { hostname, port, username, password, platform } })
    const found = (await host.nr.run(detectPlatform)).get('r1')?.value
    expect(found?.platform).toBe('linux')
    expect(found?.tried.map(({ command }) => command)).toEqual(['show version', 'uname -a'])
    expect((await host.nr.run(sendCommand, 'whoami')).get('r1')?.value).toBe(username)
  })
})
