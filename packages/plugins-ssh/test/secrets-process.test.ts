import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { startLab } from '@nornir-ts/lab'
import { utils } from 'ssh2'
import { afterEach, beforeEach, expect, it } from 'vitest'

// Every planted secret has this in it; it is found in nothing that the process writes.
const MARK = 'pL4nt3d'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-secrets-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs the careless runbook and gives all that it wrote, by place. */
async function runLeakyRunbook(env: Readonly<Record<string, string>>) {
  const given = new Set(await readdir(folder))
  const child = spawn(
    process.execPath,
    [
      '--conditions=nornir-ts:source',
      `--import=${import.meta.resolve('tsx')}`,
      fileURLToPath(import.meta.resolve('./leaky-runbook.ts')),
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  )
  const exit = once(child, 'exit')
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  const written = new Map([
    ['stdout', stdout],
    ['stderr', stderr],
  ])
  for (const name of await readdir(folder))
    if (!given.has(name)) written.set(name, await readFile(join(folder, name), 'utf8'))
  return { code, written }
}

it('a secret planted in every field is found in nothing that a process writes, up to an uncaught error', async () => {
  const device = { username: 'admin', password: `right-${MARK}`, enableSecret: `enable-${MARK}` }
  const names = ['env', 'file', 'exec', 'extras', 'rejected', 'refused', 'dropped', 'locked']
  const failing = ['failing', 'misspelt', 'wrong', 'unknown']
  await using lab = await startLab({
    devices: [...names, ...failing].map((name) => ({
      name,
      ...device,
      ...(name === 'dropped' && { faults: { dropOnCommand: 'show version' } }),
    })),
  })
  const { private: key } = utils.generateKeyPairSync('ed25519', {
    passphrase: `key-${MARK}`,
    cipher: 'aes256-ctr',
    rounds: 1,
  })
  const secrets: Readonly<Record<string, object>> = {
    env: { password: { $env: 'NET_PASSWORD' } },
    file: { password: { $file: join(folder, 'password') } },
    exec: { password: { $exec: ['printf', '%s', `right-${MARK}`] } },
    extras: {
      connection_options: {
        ssh: { extras: { enableSecret: { $env: 'NET_ENABLE' }, passphrase: `pass-${MARK}` } },
      },
    },
    rejected: {
      password: `plain-${MARK}`,
      connection_options: { netmiko: { password: `wrong-${MARK}` } },
    },
    refused: { connection_options: { ssh: { extras: { secret: `wrong-enable-${MARK}` } } } },
    dropped: {},
    locked: { connection_options: { ssh: { extras: { keyFile: 'key' } } } },
    failing: { password: { $exec: ['sh', '-c', `echo ${MARK}; echo ${MARK} >&2; exit 3`] } },
    misspelt: { connection_options: { ssh: { extras: { enable_secret: MARK } } } },
    wrong: { connection_options: { ssh: { extras: { enableSecret: [MARK] } } } },
    unknown: { password: { $vualt: MARK } },
  }
  const hosts = Object.entries(secrets).map(([name, fields]) => {
    const { address: hostname, port } = lab.device(name)
    return [name, { hostname, port, groups: ['all'], ...fields }]
  })
  const files: Readonly<Record<string, string>> = {
    'hosts.yaml': JSON.stringify(Object.fromEntries(hosts)),
    'groups.yaml': JSON.stringify({ all: { password: `right-${MARK}` } }),
    'defaults.yaml': JSON.stringify({
      username: 'admin',
      password: `default-${MARK}`,
      platform: 'cisco_ios',
      connection_options: { ssh: { extras: { enableSecret: `enable-${MARK}` } } },
    }),
    'nornir.yaml': JSON.stringify({
      logging: { level: 'DEBUG', log_file: 'debug.log', to_console: true },
      runner: { plugin: 'serial' },
    }),
    password: `right-${MARK}\n`,
    key,
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)

  const { code, written } = await runLeakyRunbook({
    NET_PASSWORD: `right-${MARK}`,
    NET_ENABLE: `enable-${MARK}`,
    NET_PASSPHRASE: `wrong-passphrase-${MARK}`,
    NET_TOKEN: `token-${MARK}`,
  })

  const stdout = written.get('stdout') ?? ''
  const statuses = Array.from(stdout.matchAll(/^(\w+) ended (\w+)$/gm), ([, ...pair]) => pair)
  expect(Object.fromEntries(statuses), written.get('stderr')).toEqual({
    env: 'ok',
    file: 'ok',
    exec: 'ok',
    extras: 'ok',
    ...Object.fromEntries([...names.slice(4), ...failing].map((name) => [name, 'failed'])),
  })
  expect(code).toBe(1)
  expect(written.get('stderr')).toContain('ExecutionError: touch everything: 8 of 12 hosts failed')
  expect([...written.keys()].toSorted()).toEqual([
    'debug.log',
    'events.ndjson',
    'known_hosts',
    'stderr',
    'stdout',
  ])
  for (const [place, content] of written) {
    expect(content.length, place).toBeGreaterThan(500)
    const at = content.indexOf(MARK)
    expect(at === -1 ? '' : content.slice(Math.max(0, at - 300), at + 50), place).toBe('')
  }
})
