import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSshConfig } from '@nornir-ts/inventory'
import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { resolveTarget } from '../src/plugin/target/resolve-target.ts'
import { jumpHostsOf } from '../src/transport/jump/jump-route.ts'

/** What one host of a file says; the number is its port on this machine, on which nobody listens. */
interface HostEntry {
  /** The numbers of its jump hosts, all above its own, so that there is no loop. */
  readonly proxyJump: readonly number[]
  /** Whether the jump hosts are named with a port of their own. */
  readonly withPort: boolean
}

const HOSTS = 5

const entryOf = (number: number): fc.Arbitrary<HostEntry> =>
  fc.record({
    proxyJump: fc.shuffledSubarray(
      Array.from({ length: HOSTS - number }, (_, index) => number + 1 + index),
      { maxLength: Math.min(3, HOSTS - number) },
    ),
    withPort: fc.boolean(),
  })

const files = fc
  .tuple(...Array.from({ length: HOSTS }, (_, index) => entryOf(index + 1)))
  .map((entries) =>
    entries
      .map(({ proxyJump, withPort }, index) => {
        const hops = proxyJump.map((hop) => (withPort ? `u@h${hop}:${hop + 5}` : `h${hop}`))
        const jump = hops.length === 0 ? '' : `  ProxyJump ${hops.join(',')}\n`
        return `Host h${index + 1}\n  HostName 127.0.0.${index + 1}\n  Port ${index + 1}\n${jump}`
      })
      .join(''),
  )

let file: string
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-openssh-'))
  file = join(folder, 'config')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The way that `ssh` goes, from the device back to the server that it connects to itself. */
async function wayOfOpenSsh(host: string, options: readonly string[] = []): Promise<string[]> {
  const ssh = spawn('ssh', ['-v', '-F', file, '-o', 'BatchMode=yes', ...options, host, 'true'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  for await (const chunk of ssh.stderr) said += chunk
  const passed = [...said.matchAll(/^debug1: Executing proxy command: .* -W '\[(.+)\]:(\d+)'/gm)]
  const connected = [...said.matchAll(/^debug1: Connecting to (\S+) \S+ port (\d+)\./gm)]
  return [...passed, ...connected].map(([, name, port]) => `${name}:${port}`)
}

async function ourWay(hostname: string, jumpHosts?: string): Promise<string[]> {
  const target = await resolveTarget({
    host: hostname,
    parameters: { hostname, port: undefined, username: undefined, password: undefined },
    options: { jumpHosts },
    config: await readSshConfig({ files: file }),
    logIn: (_, attempt) => attempt(),
    checkCredential: async () => {},
    exclusively: (_, work) => work(),
    log: pino({ level: 'silent' }),
  })
  const servers = [...jumpHostsOf(target), target]
  return servers.reverse().map(({ hostname: name, port }) => `${name}:${port}`)
}

describeWith(['ssh-client'], 'jump hosts of an ssh_config', () => {
  it('are visited in the order in which OpenSSH visits them, whatever theirs say', async () => {
    let longest = 0
    await fc.assert(
      fc.asyncProperty(files, async (text) => {
        await writeFile(file, text, { mode: 0o600 })
        const expected = await wayOfOpenSsh('h1')
        longest = Math.max(longest, expected.length)
        expect(await ourWay('h1'), text).toEqual(expected)
      }),
      { numRuns: 25 },
    )
    expect(longest).toBeGreaterThan(3)
  }, 60_000)

  it.each(['h2', 'h2,h3', 'u@h4:9,h2', 'h3,h5,h4'])('given as -J %s are, too', async (jump) => {
    const text = [1, 2, 3, 4, 5].map(
      (n) => `Host h${n}\n HostName 127.0.0.${n}\n Port ${n}\n ${n < 5 ? 'ProxyJump h5' : ''}\n`,
    )
    await writeFile(file, text.join(''), { mode: 0o600 })
    const expected = await wayOfOpenSsh('h1', ['-J', jump])
    // OpenSSH starts itself over and over where jump hosts lead back to each other.
    expect(expected.length).toBeLessThan(10)
    expect(await ourWay('h1', jump)).toEqual(expected)
  })
})
