import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { hosts, nornirOf } from '../../test/hosts.ts'
import { keptLog } from '../../test/log-lines.ts'
import { type ConnectionPlugin, initNornir } from '../index.ts'

const fail = (message: string) => (): never => {
  throw new Error(message)
}

it('E10 warns of a run without hosts', async () => {
  const { logger, lines } = keptLog()
  await (await nornirOf(0, { logger })).run(() => 'ok', undefined, { name: 'nothing' })
  expect(lines).toMatchObject([{ level: 'warn', task: 'nothing', msg: 'the run has no hosts' }])
})

it('Q13 tells which hook of which processor threw, rejected or took too long', async () => {
  const { logger, lines } = keptLog()
  const nr = await nornirOf(1, {
    logger,
    processors: [
      { name: 'thrower', taskStarted: fail('no') },
      { name: 'rejecter', taskCompleted: () => Promise.reject(new Error('late no')) },
      { name: 'sleeper', taskInstanceStarted: () => new Promise(() => {}) },
    ],
    policy: { processorTimeoutMs: 1 },
  })
  await nr.run(() => 'ok')
  expect(lines).toMatchObject([
    { level: 'error', processor: 'thrower', hook: 'taskStarted', err: { message: 'no' } },
    {
      processor: 'sleeper',
      hook: 'taskInstanceStarted',
      err: { message: 'no answer within 1 ms; the run goes on without it' },
    },
    { processor: 'rejecter', hook: 'taskCompleted', err: { message: 'late no' } },
  ])
})

it('tells that a subscriber of events threw', async () => {
  const { logger, lines } = keptLog()
  const run = (await nornirOf(1, { logger })).run(() => 'ok')
  run.events$.subscribe(({ type }) => type === 'run:end' && fail('no')())
  await run
  expect(lines).toMatchObject([
    { level: 'error', msg: 'a subscriber of run events threw', err: { message: 'no' } },
  ])
})

it('tells that retryOn threw, and on which host', async () => {
  const { logger, lines } = keptLog()
  const retry = { attempts: 2, retryOn: fail('no') }
  await (await nornirOf(1, { logger })).run(fail('boom'), undefined, { retry })
  expect(lines).toMatchObject([
    {
      level: 'error',
      host: 'h1',
      msg: 'retryOn threw; the host is not tried again',
      err: { message: 'no' },
    },
  ])
})

it('warns of a task that does not stop when it is told to', async () => {
  const { logger, lines } = keptLog()
  const policy = { timeoutMs: 1, graceMs: 1 }
  await (await nornirOf(1, { logger })).run(() => new Promise(() => {}), undefined, policy)
  expect(lines).toMatchObject([
    { level: 'warn', host: 'h1', msg: expect.stringContaining('did not stop') },
  ])
})

it('warns of connections that cannot be closed', async () => {
  const { logger, lines } = keptLog()
  const stuck: ConnectionPlugin<object> = {
    name: 'stuck',
    open: async () => ({}),
    close: () => Promise.reject(new Error('stuck')),
  }
  const nr = await nornirOf(1, { logger })
  await nr.run(async ({ connection }) => void (await connection(stuck)))
  await nr.close()
  expect(lines).toMatchObject([
    { level: 'warn', msg: 'closing a connection failed', err: { message: 'stuck' } },
  ])
})

it('says when connection options were read under the name of another plugin', async () => {
  const { logger, lines } = keptLog('info')
  const plugin: ConnectionPlugin<object> = {
    name: 'ssh',
    aliases: { connections: ['netmiko', 'scrapli'] },
    open: async () => ({}),
    close: async () => {},
  }
  const connection_options = { scrapli: { port: 1 }, netmiko: { port: 2 } }
  const nr = await nornirOf(0, {
    logger,
    inventory: { hosts: { h1: { connection_options }, h2: {} } },
  })
  await nr.run(async ({ connection }) => void (await connection(plugin)))
  expect(lines).toMatchObject([
    { level: 'info', host: 'h1', connection: 'ssh', optionsFrom: ['netmiko', 'scrapli'] },
  ])
})

it('warns of a filter path that leads nowhere, with the nearest name', async () => {
  const { logger, lines } = keptLog()
  const nr = await nornirOf(0, { logger, inventory: { hosts: { h1: { data: { site: 1 } } } } })
  expect(nr.filter('~sitte=1').inventory.hosts.size).toBe(1)
  expect(lines).toMatchObject([
    { level: 'warn', msg: expect.stringMatching(/"sitte"; did you mean "site"\?/) },
  ])
})

it('L01 warns of empty files, and writes no file unless asked for one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-log-'))
  const before = process.cwd()
  try {
    for (const name of ['hosts', 'groups', 'defaults'])
      await writeFile(join(folder, `${name}.yaml`), name === 'hosts' ? 'h1: {}' : '')
    process.chdir(folder)
    const { logger, lines } = keptLog()
    const nr = await initNornir({ logger })
    await nr.run(({ log }) => log.debug('here'))
    await (await initNornir({ inventory: hosts(1) })).run(({ log }) => log.debug('here'))
    expect(lines.map(({ level, msg }) => `${level}: ${msg}`)).toEqual([
      'warn: groups.yaml is empty',
      'warn: defaults.yaml is empty',
    ])
    expect((await readdir(folder)).toSorted()).toEqual([
      'defaults.yaml',
      'groups.yaml',
      'hosts.yaml',
    ])
  } finally {
    process.chdir(before)
    await rm(folder, { recursive: true })
  }
})

it('never tells what a task was given', async () => {
  const { logger, lines } = keptLog('debug')
  const nr = await nornirOf(2, { logger, policy: { retry: { attempts: 2, delayMs: 1 } } })
  const task = ({ host, log }: { host: { name: string }; log: typeof logger }, _: object) => {
    log.info('at work')
    if (host.name === 'h1') throw Object.assign(new Error('busy'), { retryable: true })
  }
  await nr.run(task, { token: 'hunter2' })
  expect(lines.length).toBeGreaterThan(1)
  expect(JSON.stringify(lines)).not.toContain('hunter2')
})
