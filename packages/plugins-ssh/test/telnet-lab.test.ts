import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { initNornir, type NornirOptions } from '@nornir-ts/core'
import { type DeviceOptions, type Lab, startLab } from '@nornir-ts/lab'
import {
  type SshOptions,
  saveConfig,
  sendCommand,
  sendCommands,
  sendConfig,
  ssh,
} from '@nornir-ts/plugins-ssh'
import { pino } from 'pino'
import { afterEach, expect, it } from 'vitest'
import { ciscoIos } from '../src/platform/cisco-ios.ts'
import { leftSince, openResources } from './open-resources.ts'
import type { TestHost } from './ssh-target.ts'
import { failureOf, openTelnet } from './telnet-session.ts'

const MARK = 'S3cretMark'
const PASSWORD = `log-in-${MARK}`

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

async function device(options: Partial<DeviceOptions> = {}) {
  lab = await startLab({ devices: [{ name: 'r1', password: PASSWORD, telnet: true, ...options }] })
  return lab.device('r1')
}

function open(port: number | undefined, options: Partial<Parameters<typeof openTelnet>[0]> = {}) {
  const credentials = { username: 'admin', password: PASSWORD }
  return openTelnet({ port: port ?? 0, platform: ciscoIos, ...credentials, ...options })
}

/** A Nornir with the devices of the lab as hosts, by telnet, all with the same password. */
function nornirOf(
  { devices }: Lab,
  password: string,
  { options = {}, nornir = {} }: { options?: SshOptions; nornir?: NornirOptions } = {},
) {
  const login = { username: 'admin', password, platform: 'cisco_ios' }
  const hosts: Record<string, TestHost> = {}
  for (const { name, address, telnetPort = 0 } of devices)
    hosts[name] = { hostname: address, port: telnetPort, ...login }
  const connections = [ssh.with({ transport: 'telnet', ...options })]
  return initNornir({ inventory: { hosts }, ...nornir, connections })
}

it('runs tasks by telnet as by SSH: commands, configuration, save', async () => {
  const r1 = await device({ startPrivileged: true })
  await using nr = await nornirOf(lab as Lab, PASSWORD)
  const commands = await nr.run(sendCommands, ['show clock', 'show version'])
  expect(commands.get('r1')?.value).toHaveLength(2)
  await nr.run(sendConfig, 'interface Loopback0\n description by telnet', { raiseOnError: true })
  await nr.run(saveConfig, undefined, { raiseOnError: true })
  expect(r1.startupConfig()).toContain('interface Loopback0\n description by telnet')
  expect(r1.sessions).toBe(1)
  expect(r1.loginAttempts).toEqual([{ method: 'password', user: 'admin', accepted: true }])
})

it('rules 1 and 2: user name, password and enable secret are typed at their questions, nothing else is', async () => {
  const r1 = await device({ banner: '#####\nPassword:\n*** Login: ***\n', enableSecret: 'enable' })
  await using session = await open(r1.telnetPort, { enableSecret: 'enable' }).opening
  expect(session.mode).toBe('enable')
  await session.sendCommand('show clock')
  expect(r1.received.map(({ state, bytes }) => [state, bytes.toString()])).toEqual([
    ['dialog', 'admin\r'],
    ['password', `${PASSWORD}\r`],
    ['prompt', 'enable\r'],
    ['password', 'enable\r'],
    ['prompt', 'terminal width 511\r'],
    ['prompt', 'terminal length 0\r'],
    ['prompt', 'show clock\r'],
  ])
})

it.each([1, 2, 7])(
  'reads the same when the device sends %d bytes at a time',
  async (chunkBytes) => {
    const r1 = await device({ faults: { chunkBytes } })
    await using session = await open(r1.telnetPort).opening
    const { output, warnings } = await session.sendCommand('show interfaces')
    expect(output.split('\n')[0]).toMatch(/^GigabitEthernet\S+ is /)
    expect(output.split('\n').length).toBeGreaterThan(20)
    expect(warnings).toEqual([])
  },
)

it('rule 7: types nothing ahead by telnet, whatever is asked for', async () => {
  const r1 = await device({ faults: { thinkTimeMs: 5 } })
  await using session = await open(r1.telnetPort).opening
  await session.sendCommands(['show clock', 'show version', 'show clock', 'show version'], {
    pipeline: 8,
  })
  expect(r1.received.filter(({ state }) => state === 'busy')).toEqual([])
})

it('rule 18: a wrong password is shown once, and is an authentication error', async () => {
  const r1 = await device()
  expect(await failureOf(open(r1.telnetPort, { password: 'wrong' }).opening)).toMatchObject({
    code: 'AUTHENTICATION_FAILED',
    reason: '% Login invalid',
    credentialRejected: true,
  })
  expect(r1.loginAttempts).toHaveLength(1)
})

it('rule 18: a wrong password shared by 20 hosts is tried 3 times; the others are skipped', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `r${index}`)
  lab = await startLab({ devices: names.map((name) => ({ name, telnet: true })) })
  await using nr = await nornirOf(lab, 'wrong')
  const result = await nr.run(sendCommand, 'show clock')
  expect(lab.devices.flatMap(({ loginAttempts }) => loginAttempts)).toHaveLength(3)
  const statuses = [...result.values()].map(({ status }) => status)
  expect(statuses.filter((status) => status === 'failed')).toHaveLength(3)
  expect(statuses.filter((status) => status === 'skipped')).toHaveLength(17)
})

it('rule 19: a device without a free line is a session limit', async () => {
  const r1 = await device({ faults: { maxSessions: 0 } })
  const error = await failureOf(open(r1.telnetPort).opening)
  expect(error).toMatchObject({ code: 'SESSION_LIMIT', retryable: true })
  expect(r1.received).toEqual([])
})

it('takes the end of the stream for the end of the session by the device', async () => {
  const r1 = await device({ faults: { dropOnCommand: 'show version' } })
  const ended = await open(r1.telnetPort).opening
  expect(await failureOf(ended.sendCommand('show version'))).toMatchObject({
    code: 'SESSION_CLOSED',
    by: 'device',
    changed: false,
  })
  const left = await open(r1.telnetPort).opening
  expect(await failureOf(left.sendCommand('exit'))).toMatchObject({ by: 'device' })
})

it.each([
  ['the first question', 0, {}],
  ['the password', 1, {}],
  ['its turn to type the password', 1, { logIn: () => new Promise<never>(() => undefined) }],
  ['the prompt', 2, {}],
])('leaves nothing open when it is given up before %s', async (_step, arrivals, options) => {
  const r1 = await device({ faults: { promptDelayMs: 60_000 } })
  await open(r1.telnetPort, { signal: AbortSignal.abort() }).opening.catch(() => undefined)
  const before = openResources()
  const controller = new AbortController()
  const { opening } = open(r1.telnetPort, { ...options, signal: controller.signal })
  await expect.poll(() => [r1.openSessions, r1.received.length]).toEqual([1, arrivals])
  const reason = new Error('enough')
  controller.abort(reason)
  expect(await failureOf(opening)).toBe(reason)
  expect(await leftSince(before)).toEqual([])
})

it('waits for a prompt that is slow to come', async () => {
  const r1 = await device({ faults: { promptDelayMs: 300, latencyMs: 20 } })
  await using session = await open(r1.telnetPort).opening
  expect(session.prompt).toBe('r1>')
})

it('takes one round trip for a command', async () => {
  const latencyMs = 200
  const r1 = await device({ faults: { latencyMs } })
  await using session = await open(r1.telnetPort).opening
  const { elapsedMs } = await session.sendCommand('show clock')
  expect(elapsedMs).toBeGreaterThanOrEqual(latencyMs)
  expect(elapsedMs).toBeLessThan(2 * latencyMs)
})

it('rule 2: no password is in a log, an event, an error or a session log, at any level', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-telnet-'))
  const faults: DeviceOptions['faults'] = { dropOnCommand: 'show version' }
  const common = { telnet: true, password: PASSWORD, enableSecret: `enable-${MARK}` }
  lab = await startLab({
    devices: [
      { name: 'good', ...common },
      { name: 'wrong', ...common, password: 'other' },
      { name: 'dropped', ...common, faults },
    ],
  })
  let said = ''
  const write = (text: string): void => {
    said += text
  }
  const sessionLog = { file: join(folder, '{host}.log'), recordWrites: true }
  try {
    await using nr = await nornirOf(lab, PASSWORD, {
      options: { sessionLog, enableSecret: `enable-${MARK}` },
      nornir: { logger: pino({ level: 'trace' }, { write }) },
    })
    const result = await nr.run(sendCommand, 'show version')
    expect([...result.values()].map(({ status }) => status)).toEqual(['ok', 'failed', 'failed'])
    said += inspect(result, { depth: 12, showHidden: true }) + JSON.stringify(result)
    for (const { error } of result.values())
      said += `${error?.stack}${inspect(error, { depth: 9 })}`
    await nr.close()
    const logs = await Promise.all(
      ['good', 'wrong', 'dropped'].map((name) => readFile(join(folder, `${name}.log`), 'utf8')),
    )
    expect(logs[0]).toContain('Username: ')
    said += logs.join()
    const at = said.indexOf(MARK)
    expect(said.length).toBeGreaterThan(5_000)
    expect(at === -1 ? '' : said.slice(Math.max(0, at - 200), at + 50)).toBe('')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
