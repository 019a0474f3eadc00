import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AggregatedResult, type Runner, workers } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'
import {
  AuthenticationError,
  ConfigRejectedError,
  SessionClosedError,
  sendCommand,
  sendCommands,
  sendConfig,
} from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'

// Sessions on threads, with servers that we did not write.

/** Threads take long to begin: all tests have the same two. */
let runner: Runner
beforeAll(() => {
  runner = workers({ threads: 2 })
})
afterAll(() => runner.close?.())

const names = Array.from({ length: 8 }, (_, index) => `box${index + 1}`)
const valuesOf = <Value>(result: AggregatedResult<Value>): (Value | undefined)[] =>
  Array.from(result.values(), ({ value, error }) => {
    expect(error).toBeUndefined()
    return value
  })

describeWith(['sshd'], 'threads and OpenSSH', () => {
  let sshd: Sshd
  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)
  afterAll(() => sshd.close())

  const open = (password = sshd.password) => {
    const { hostname, port, username } = sshd
    const box = { hostname, port, username, password, platform: 'linux' }
    const hosts = Object.fromEntries(names.map((name) => [name, box]))
    return testNornir(hosts, {}, { runner, policy: { concurrency: 4 } })
  }

  it('give what one thread gives, and keep the session of each host', async () => {
    await using lab = await open()
    const commands = ['echo $$', 'echo one; echo; echo "  two  "', 'whoami']
    const first = valuesOf(await lab.nr.run(sendCommands, commands))
    for (const replies of first) {
      expect(replies?.slice(1).map(({ output }) => output)).toEqual([
        'one\n\n  two  ',
        sshd.username,
      ])
    }
    const shells = first.map((replies) => replies?.[0]?.output)
    expect(new Set(shells).size).toBe(names.length)
    expect(valuesOf(await lab.nr.run(sendCommand, 'echo $$'))).toEqual(shells)
  })

  it('show a wrong password no more than three times, and say so as one thread does', async () => {
    await using lab = await open('wrong')
    const results = [...(await lab.nr.run(sendCommand, 'whoami')).values()]
    const failed = results.filter(({ status }) => status === 'failed')
    expect(failed.length).toBeLessThanOrEqual(3)
    expect(results.filter(({ status }) => status === 'skipped')).toHaveLength(
      names.length - failed.length,
    )
    expect(failed[0]?.error).toBeInstanceOf(AuthenticationError)
    expect(JSON.stringify(results)).not.toContain('wrong')
  })

  it('end a command that is cancelled, and have the session for the next one', async () => {
    await using lab = await open()
    await lab.nr.run(sendCommand, 'whoami')
    const run = lab.nr.run(sendCommand, { command: 'sleep 60', timeoutMs: 90_000 })
    run.events$.subscribe(({ type }) => {
      if (type === 'host:start') setTimeout(() => run.cancel('enough'), 300)
    })
    const startedAt = performance.now()
    const statuses = Array.from((await run).values(), ({ status }) => status)
    expect(performance.now() - startedAt).toBeLessThan(20_000)
    expect(new Set(statuses)).toEqual(new Set(['cancelled', 'skipped']))
    lab.nr.resetFailedHosts()
    const after = valuesOf(await lab.nr.run(sendCommand, 'whoami'))
    expect(new Set(after)).toEqual(new Set([sshd.username]))
  })

  it('tell a session that the server ends', async () => {
    await using lab = await open()
    const result = await lab.nr.filter({ name: 'box1' }).run(sendCommand, 'kill -9 $PPID; sleep 5')
    expect(result.get('box1')?.error).toBeInstanceOf(SessionClosedError)
    lab.nr.resetFailedHosts()
    expect(valuesOf(await lab.nr.run(sendCommand, 'echo on'))).toEqual(names.map(() => 'on'))
  })
})

describeWith(['frr'], 'threads and FRR', () => {
  let frr: Frr
  beforeAll(async () => {
    frr = await startFrr()
  }, 30_000)
  afterAll(() => frr.close())

  const open = () => {
    const { hostname, port, username, password } = frr
    const router = { hostname, port, username, password, platform: 'frr' }
    return testNornir({ router }, {}, { runner })
  }

  it('configure, and tell a line that is refused', async () => {
    await using lab = await open()
    const pushed = await lab.nr.run(sendConfig, 'interface lo\n description on a thread?')
    expect(pushed.get('router')).toMatchObject({ status: 'ok', changed: true })
    const shown = valuesOf(await lab.nr.run(sendCommand, 'show running-config'))
    expect(shown[0]).toContain(' description on a thread?')
    const refused = (await lab.nr.run(sendConfig, 'interface lo\n nonsense')).get('router')
    expect(refused?.error).toBeInstanceOf(ConfigRejectedError)
  })
})

describe('threads and known_hosts', () => {
  it('write the key of a name that they meet at the same time once', {
    timeout: 60_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-threads-'))
    const lab = await startLab({ devices: [{ name: 'sw' }] })
    try {
      const { address: hostname, port } = lab.device('sw')
      const login = { username: 'admin', password: 'admin', platform: 'cisco_ios' }
      const hosts = Array.from({ length: 20 }, (_, index) => [
        `r${index}`,
        { hostname, port, ...login },
      ])
      for (const round of [1, 2, 3]) {
        const file = join(folder, `known_hosts_${round}`)
        await using nornir = await testNornir(
          Object.fromEntries(hosts),
          { knownHostsFiles: [file] },
          { runner },
        )
        valuesOf(await nornir.nr.run(sendCommand, 'show version'))
        expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(2)
      }
    } finally {
      await lab.close()
      await rm(folder, { recursive: true })
    }
  })
})
