import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { initNornir, printResult, printSummary, writeEvents } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import { sendCommand, sendConfig, ssh } from '@nornir-ts/plugins-ssh'
import { pino } from 'pino'
import { expect, it } from 'vitest'

// Every planted secret has this in it; it is found in nothing that the process says.
const MARK = 'pL4nt3d'

it('a secret planted in every field is found in no log line, event, result or error', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-secrets-'))
  const device = { username: 'admin', password: `right-${MARK}`, enableSecret: `enable-${MARK}` }
  await using lab = await startLab({
    devices: ['good', 'wrong-password', 'wrong-secret', 'dropped'].map((name) => ({
      name,
      ...device,
      ...(name === 'dropped' && { faults: { dropOnCommand: 'show version' } }),
    })),
  })
  const addressOf = (name: string) => {
    const { address: hostname, port } = lab.device(name)
    return { hostname, port, groups: ['all'] }
  }
  let said = ''
  const sink = {
    write: (text: string) => {
      said += text
    },
  }
  const nr = await initNornir({
    inventory: {
      hosts: {
        good: addressOf('good'),
        'wrong-password': {
          ...addressOf('wrong-password'),
          password: `plain-${MARK}`,
          connection_options: { ssh: { password: `wrong-${MARK}` } },
        },
        'wrong-secret': {
          ...addressOf('wrong-secret'),
          connection_options: { ssh: { extras: { enableSecret: `wrong-enable-${MARK}` } } },
        },
        dropped: addressOf('dropped'),
      },
      groups: {
        all: { connection_options: { ssh: { password: `right-${MARK}` } } },
      },
      defaults: {
        username: 'admin',
        password: `default-${MARK}`,
        platform: 'cisco_ios',
        connection_options: { ssh: { extras: { enableSecret: `enable-${MARK}` } } },
      },
    },
    logger: pino({ level: 'trace' }, sink),
    connections: [ssh.with({ knownHostsFiles: [join(folder, 'known_hosts')] })],
  })
  try {
    const run = nr.run(async ({ run: subtask, connection }) => {
      await subtask(sendConfig, 'interface Loopback0\n description x')
      said += inspect(await connection(ssh), { depth: 12, showHidden: true })
      return (await subtask(sendCommand, 'show version')).value
    })
    const result = await writeEvents(run, sink)
    const statuses = Object.fromEntries(Array.from(result, ([name, { status }]) => [name, status]))
    expect(statuses).toEqual({
      good: 'ok',
      'wrong-password': 'failed',
      'wrong-secret': 'failed',
      dropped: 'failed',
    })
    printResult(result, { stream: sink, severity: 'debug' })
    printSummary(result, { stream: sink })
    said += JSON.stringify([result, nr.inventory])
    for (const thing of [result, nr, nr.inventory, run, ...result.values()])
      said += inspect(thing, { depth: 12, showHidden: true, getters: true })
    for (const { error } of result.values())
      said += `${error?.stack}${inspect(error, { depth: 12 })}`
    expect(said.length).toBeGreaterThan(10_000)
    const at = said.indexOf(MARK)
    expect(at === -1 ? '' : said.slice(Math.max(0, at - 200), at + 50)).toBe('')
  } finally {
    await nr.close()
    await rm(folder, { recursive: true, force: true })
  }
})

it('what a task sends is in no log line, at any level, whatever comes of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-secrets-'))
  const faults = { dropOnCommand: /^show version/, hangOnCommand: /^show clock/ }
  await using lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true, faults }] })
  const { address: hostname, port } = lab.device('r1')
  let logged = ''
  const write = (text: string): void => {
    logged += text
  }
  await using nr = await initNornir({
    inventory: {
      hosts: { r1: { hostname, port } },
      defaults: { username: 'admin', password: 'admin', platform: 'cisco_ios' },
    },
    logger: pino({ level: 'trace' }, { write }),
    connections: [
      ssh.with({
        knownHostsFiles: [join(folder, 'known_hosts')],
        limits: { commandTimeoutMs: 200 },
      }),
    ],
  })
  try {
    const policy = { onFailed: true }
    const statuses: unknown[] = []
    for (const lines of [`username net secret ${MARK}`, `usrname net secret ${MARK}`])
      statuses.push((await nr.run(sendConfig, lines, policy)).get('r1')?.status)
    for (const command of ['show clock', 'show interfaces', 'show version'])
      statuses.push(
        (await nr.run(sendCommand, `${command} | include ${MARK}`, policy)).get('r1')?.status,
      )
    expect(statuses).toEqual(['ok', 'failed', 'failed', 'ok', 'failed'])
    expect(logged.length).toBeGreaterThan(1_000)
    const at = logged.indexOf(MARK)
    expect(at === -1 ? '' : logged.slice(Math.max(0, at - 200), at + 50)).toBe('')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
