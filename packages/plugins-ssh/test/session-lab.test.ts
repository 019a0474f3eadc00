import { type DeviceOptions, type Faults, type LabDevice, startLab } from '@nornir-ts/lab'
import {
  CommandsIncompleteError,
  ConfigIncompleteError,
  saveConfig,
  sendCommand,
  sendCommands,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { describe, expect, it, vi } from 'vitest'
import { type TestHost, testNornir } from './ssh-target.ts'

const ENABLE_SECRET = 'sesame'
const enabled = { connection_options: { ssh: { extras: { enableSecret: ENABLE_SECRET } } } }

function hostOf(device: LabDevice): TestHost {
  const { address: hostname, port } = device
  return { hostname, port, username: 'admin', password: 'admin', platform: 'cisco_ios', ...enabled }
}

/** One lab device and a Nornir that knows it as `r1`. */
async function oneDevice(
  options: Partial<DeviceOptions> = {},
  limits: Record<string, number> = {},
) {
  const lab = await startLab({ devices: [{ name: 'r1', enableSecret: ENABLE_SECRET, ...options }] })
  const device = lab.device('r1')
  const { nr, ...rest } = await testNornir({ r1: hostOf(device) }, { limits })
  return {
    device,
    nr,
    [Symbol.asyncDispose]: async () => {
      await rest[Symbol.asyncDispose]()
      await lab.close()
    },
  }
}

/** Lines that the device received, in order. */
function linesOf(device: LabDevice): string[] {
  return device.receivedText().split('\n').slice(0, -1)
}

describe('tasks on a lab device', () => {
  it('sendCommand gives exactly what stands between echo and prompt', async () => {
    await using lab = await oneDevice({ motd: 'Keep out\n### Password: ###' })
    const { r1 } = Object.fromEntries(await lab.nr.run(sendCommand, 'show running-config'))
    const lines = r1?.value?.split('\n') ?? []
    expect(lines[0]).toBe('Building configuration...')
    expect(lines.filter((line) => line !== '').at(-1)).toBe('end')
    expect(r1?.warnings).toEqual([])
  })

  it('a banner of several lines is stored as it was written (#134)', async () => {
    await using lab = await oneDevice()
    const banner = 'banner motd #\nNo access\n\n  for strangers>\n#\nntp server 192.0.2.1'
    const pushed = (await lab.nr.run(sendConfig, banner)).get('r1')
    expect(pushed).toMatchObject({ status: 'ok', changed: true })
    const shown = (await lab.nr.run(sendCommand, 'show running-config')).get('r1')?.value ?? ''
    expect(shown).toContain('No access\n\n  for strangers>\n')
    expect(shown).toContain('ntp server 192.0.2.1')
  })

  it('opens with the first prompt and enable, and prepares itself when it reads, each typed once', async () => {
    await using lab = await oneDevice()
    await lab.nr.run(sendCommand, 'show clock')
    await lab.nr.run(sendCommand, 'show privilege')
    expect(linesOf(lab.device)).toEqual([
      'enable',
      ENABLE_SECRET,
      'terminal width 511',
      'terminal length 0',
      'show clock',
      'show privilege',
    ])
  })

  it('a session that only configures and saves types that, and nothing else', async () => {
    await using lab = await oneDevice()
    const lines = ['interface GigabitEthernet0/1', ' description one', 'ntp server 192.0.2.1']
    expect((await lab.nr.run(sendConfig, lines)).get('r1')).toMatchObject({ changed: true })
    expect((await lab.nr.run(saveConfig)).failed).toBe(false)
    const typed = ['enable', ENABLE_SECRET, 'configure terminal', ...lines, 'end', 'write memory']
    expect(linesOf(lab.device)).toEqual(typed)
    expect(lab.device.startupConfig()).toContain(' description one\n')
    await lab.nr.run(sendCommand, 'show clock')
    const reading = ['terminal width 511', 'terminal length 0', 'show clock']
    expect(linesOf(lab.device)).toEqual([...typed, ...reading])
    expect(lab.device.sessions).toBe(1)
  })

  it.each([
    ['a long line', `snmp-server contact ${'x'.repeat(60)}`],
    ['a line that shows something', 'do show running-config'],
  ])('%s among those to be configured makes it prepare itself first', async (_what, line) => {
    await using lab = await oneDevice()
    expect((await lab.nr.run(sendConfig, line)).failed).toBe(false)
    expect(linesOf(lab.device)).toEqual([
      'enable',
      ENABLE_SECRET,
      'terminal width 511',
      'terminal length 0',
      'configure terminal',
      line,
      'end',
    ])
  })

  it('rule 2: the secret arrives at a password prompt and nowhere else', async () => {
    await using lab = await oneDevice()
    await lab.nr.run(sendCommand, 'show clock')
    const states = lab.device.received.map(({ state, bytes }) => [state, bytes.toString()])
    expect(states.filter(([, text]) => text?.includes(ENABLE_SECRET))).toEqual([
      ['password', `${ENABLE_SECRET}\n`],
    ])
    expect(states.filter(([state]) => state === 'password')).toHaveLength(1)
  })

  it('sendCommands gives one reply per command, in order', async () => {
    await using lab = await oneDevice()
    const result = await lab.nr.run(sendCommands, ['show clock', 'show privilege', 'show version'])
    const replies = result.get('r1')?.value ?? []
    expect(replies.map(({ command }) => command)).toEqual([
      'show clock',
      'show privilege',
      'show version',
    ])
    expect(replies[1]?.output).toContain('15')
    expect(replies[2]?.output).toContain('uptime is')
  })

  it('sendCommands that fail keep the replies so far, and name the failure as the root', async () => {
    await using lab = await oneDevice()
    const result = (await lab.nr.run(sendCommands, ['show clock', 'bogus', 'show version'])).get(
      'r1',
    )
    expect(result?.error).toBeInstanceOf(CommandsIncompleteError)
    expect(result?.error).toMatchObject({
      replies: [{ command: 'show clock' }],
      unsent: ['show version'],
      cause: { code: 'COMMAND_REJECTED' },
    })
    expect(result?.changed).toBe('unknown')
  })

  it('takes the enable secret by the name that Netmiko has for it', async () => {
    await using lab = await oneDevice()
    const connection_options = { ssh: { extras: { secret: ENABLE_SECRET } } }
    await using other = await testNornir({ r1: { ...hostOf(lab.device), connection_options } })
    await other.nr.run(sendCommand, 'show clock')
    expect(linesOf(lab.device)).toContain(ENABLE_SECRET)
  })

  it('sendConfig changes the running configuration, saveConfig the startup configuration', async () => {
    await using lab = await oneDevice()
    const before = lab.device.startupConfig()
    const lines = ['interface GigabitEthernet0/1', ' description why? because']
    const pushed = await lab.nr.run(sendConfig, lines)
    expect(pushed.get('r1')).toMatchObject({ status: 'ok', changed: true })
    expect(lab.device.runningConfig()).toContain(' description why? because\n')
    expect(lab.device.startupConfig()).toBe(before)
    expect((await lab.nr.run(saveConfig)).get('r1')).toMatchObject({ status: 'ok', changed: true })
    expect(lab.device.startupConfig()).toContain(' description why? because\n')
  })

  it('a dry run configures and saves nothing', async () => {
    await using lab = await oneDevice()
    await using dry = await testNornir({ r1: hostOf(lab.device) }, {}, { dryRun: true })
    const pushed = await dry.nr.run(sendConfig, 'hostname other')
    const saved = await dry.nr.run(saveConfig)
    expect([pushed.get('r1'), saved.get('r1')]).toMatchObject([
      { status: 'ok', changed: false },
      { status: 'ok', changed: false },
    ])
    expect(linesOf(lab.device).at(-1)).toBe(ENABLE_SECRET)
  })

  it('rules 10 and 11: a refused line stops the push and leaves configuration mode', async () => {
    await using lab = await oneDevice()
    const lines = ['interface GigabitEthernet0/1', ' description two', ' bogus line', ' shutdown']
    const failed = (await lab.nr.run(sendConfig, lines)).get('r1')
    expect(failed).toMatchObject({ status: 'failed', changed: true })
    expect(failed?.error).toMatchObject({ code: 'CONFIG_REJECTED', line: ' bogus line' })
    expect(linesOf(lab.device).slice(-2)).toEqual([' bogus line', 'end'])
  })

  it('follows a host name that changes in mid-push', async () => {
    await using lab = await oneDevice()
    expect((await lab.nr.run(sendConfig, ['hostname core9', 'ntp server 192.0.2.1'])).failed).toBe(
      false,
    )
    expect((await lab.nr.run(sendCommand, 'show clock')).failed).toBe(false)
    expect(lab.device.runningConfig()).toContain('hostname core9')
  })

  it.each<[string, Faults]>([
    ['whole', {}],
    ['byte by byte', { chunkBytes: 1 }],
    ['in odd pieces', { chunkBytes: 7 }],
    ['over a long wire', { latencyMs: 20 }],
    ['after thinking', { thinkTimeMs: 60 }],
    ['paged, since paging cannot be switched off', { pagingCannotBeDisabled: true }],
    ['paged and byte by byte', { pagingCannotBeDisabled: true, chunkBytes: 1 }],
    ['from a device that flushes input at its prompt', { flushInputAtPrompt: true }],
  ])('gives the same output when it comes %s', async (_how, faults) => {
    await using plain = await oneDevice()
    await using lab = await oneDevice({ faults })
    const expected = (await plain.nr.run(sendCommand, 'show running-config')).get('r1')?.value
    const got = (await lab.nr.run(sendCommand, 'show running-config')).get('r1')?.value
    expect(got).toBe(expected)
  })

  it('waits for a prompt that comes long after the log-in (slow AAA)', async () => {
    await using lab = await oneDevice({ faults: { promptDelayMs: 1_500 } })
    expect((await lab.nr.run(sendCommand, 'show clock')).failed).toBe(false)
  })
})

describe('bad devices', () => {
  it('a name that IOS cuts in configuration prompts is still the same device', async () => {
    await using lab = await oneDevice({ hostname: 'core-router-amsterdam-west-01' })
    const pushed = await lab.nr.run(sendConfig, ['interface GigabitEthernet0/1', ' shutdown'])
    expect(pushed.get('r1')).toMatchObject({ status: 'ok', changed: true })
  })

  const failing = async (faults: Faults, command: string, limits: Record<string, number> = {}) => {
    await using lab = await oneDevice({ faults }, limits)
    const result = await lab.nr.run(sendCommand, command)
    return {
      error: result.get('r1')?.error,
      changed: result.get('r1')?.changed,
      device: lab.device,
    }
  }

  it('a prompt that never comes: PromptTimeoutError in phase login, nothing typed', async () => {
    const { error, device } = await failing({ silentPrompt: true }, 'show clock', {
      loginTimeoutMs: 150,
    })
    expect(error).toMatchObject({ code: 'PROMPT_TIMEOUT', phase: 'login', host: 'r1' })
    expect(device.receivedText()).toBe('')
  })

  it('a connection that drops in mid-output: SessionClosedError with what had come', async () => {
    const { error, changed } = await failing({ dropOnCommand: 'show version' }, 'show version')
    expect(error).toMatchObject({ code: 'SESSION_CLOSED', phase: 'command', retryable: false })
    expect((error as { output?: string }).output).toContain('Cisco IOS Software')
    expect(changed).toBe(false)
  })

  it('rule 4: [confirm] is shown and not answered; the counters stay', async () => {
    const { error, device } = await failing({}, 'clear counters', { doubtQuietMs: 60 })
    expect(error).toMatchObject({ code: 'UNKNOWN_DIALOG', changed: 'unknown' })
    expect(linesOf(device).at(-1)).toBe('clear counters')
  })

  it('rule 6: a command that hangs is interrupted with 0x1e, and the session goes on', async () => {
    await using lab = await oneDevice({ faults: { hangOnCommand: 'show clock' } })
    const hanging = await lab.nr.run(sendCommand, { command: 'show clock', timeoutMs: 100 })
    expect(hanging.get('r1')?.error).toMatchObject({ code: 'PROMPT_TIMEOUT', phase: 'command' })
    lab.nr.resetFailedHosts()
    expect((await lab.nr.run(sendCommand, 'show version')).failed).toBe(false)
    expect(lab.device.sessions).toBe(1)
    expect(lab.device.receivedText()).toContain('show clock\n\x1eshow version\n')
  })

  it('rule 15: a connection that drops behind line 3 of a push', async () => {
    await using lab = await oneDevice({ faults: { dropOnCommand: 'snmp-server contact three' } })
    const lines = [
      'snmp-server contact one',
      'snmp-server contact two',
      'snmp-server contact three',
      'x',
    ]
    const cut = (await lab.nr.run(sendConfig, lines)).get('r1')
    expect(cut).toMatchObject({ status: 'failed', changed: 'unknown' })
    expect(cut?.error).toMatchObject({
      code: 'CONFIG_INCOMPLETE',
      acknowledged: lines.slice(0, 2),
      unknown: ['snmp-server contact three'],
      unsent: ['x'],
    })
    expect(lab.device.sessions).toBe(1)
  })

  it('rule 15: a cancelled push says which lines were applied and which were not sent', async () => {
    await using lab = await oneDevice({ faults: { thinkTimeMs: 20 } })
    const servers = Array.from({ length: 50 }, (_, index) => `ntp server 192.0.2.${index + 1}`)
    const untilSent = async (line: string): Promise<void> => {
      await vi.waitUntil(() => lab.device.receivedText().includes(`${line}\n`), { timeout: 10_000 })
    }
    const run = lab.nr.run(sendConfig, servers)
    await untilSent(servers[2] ?? '')
    run.cancel('enough')
    const r1 = (await run).get('r1')
    expect(r1).toMatchObject({ status: 'cancelled', changed: true })
    const error = r1?.error as ConfigIncompleteError
    expect(error).toBeInstanceOf(ConfigIncompleteError)
    expect(error.cause).toMatchObject({ code: 'CANCELLED', reason: 'enough' })
    expect([...error.acknowledged, ...error.unknown, ...error.unsent]).toEqual(servers)
    const running = lab.device.runningConfig().split('\n')
    expect(running.filter((line) => line.startsWith('ntp server'))).toEqual(error.acknowledged)
  })

  it('a wrong enable secret: EnableFailedError, not to be tried again, sent once', async () => {
    await using lab = await oneDevice({ enableSecret: 'another' }, { doubtQuietMs: 60 })
    const result = await lab.nr.run(sendCommand, 'show clock')
    expect(result.get('r1')?.error).toMatchObject({ code: 'ENABLE_FAILED', retryable: false })
    expect(linesOf(lab.device).filter((line) => line === ENABLE_SECRET)).toHaveLength(1)
  })

  it('a deadline ends a hanging command, and nothing hangs with it', async () => {
    await using lab = await oneDevice({ faults: { hangOnCommand: 'show clock' } })
    const result = await lab.nr.run(sendCommand, 'show clock', { timeoutMs: 800 })
    expect(result.get('r1')?.status).toBe('timeout')
  })

  it('an unknown platform is named before anything is connected', async () => {
    await using lab = await oneDevice()
    await using other = await testNornir({ r1: { ...hostOf(lab.device), platform: 'cisco_iso' } })
    const error = (await other.nr.run(sendCommand, 'x')).get('r1')?.error
    expect(error).toMatchObject({ code: 'UNKNOWN_PLATFORM', suggestion: 'cisco_ios' })
    expect(lab.device.loginAttempts).toEqual([])
  })

  it('an extras key that is not known is named, with the nearest one', async () => {
    await using lab = await oneDevice()
    const connection_options = { ssh: { extras: { enablesecret: 'x' } } }
    await using other = await testNornir({ r1: { ...hostOf(lab.device), connection_options } })
    const error = (await other.nr.run(sendCommand, 'x')).get('r1')?.error
    expect(error).toMatchObject({ code: 'SSH_EXTRAS', key: 'enablesecret' })
    expect(error?.message).toContain('did you mean "enableSecret"?')
  })
})
