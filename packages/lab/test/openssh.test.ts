import { execFile, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ssh2 from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'

const run = promisify(execFile)
const hasSsh = spawnSync('ssh', ['-V']).status === 0
if (!hasSsh)
  console.warn(
    'The ssh command is missing: the lab is not tried with OpenSSH (install openssh-client)',
  )

const keys = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
let lab: Lab
let folder = ''

beforeAll(async () => {
  lab = await startLab({
    devices: [{ name: 'r1', publicKeys: [keys.public], startPrivileged: true }],
  })
  const { address, port, hostPublicKey } = lab.device('r1')
  folder = await mkdtemp(join(tmpdir(), 'lab-openssh-'))
  await writeFile(join(folder, 'id'), `${keys.private}\n`, { mode: 0o600 })
  await writeFile(join(folder, 'known_hosts'), `[${address}]:${port} ${hostPublicKey}\n`)
})

afterAll(async () => {
  await lab.close()
  await rm(folder, { recursive: true })
})

/** Arguments for a client that asks nothing and knows the host key. */
function sshArguments(...more: readonly string[]): readonly string[] {
  const { address, port } = lab.device('r1')
  const options = [
    'BatchMode=yes',
    'IdentitiesOnly=yes',
    'StrictHostKeyChecking=yes',
    `UserKnownHostsFile=${join(folder, 'known_hosts')}`,
  ].flatMap((option) => ['-o', option])
  const identity = ['-F', 'none', '-i', join(folder, 'id'), '-p', String(port)]
  return [...identity, ...options, ...more.slice(0, 1), `admin@${address}`, ...more.slice(1)]
}

describe.skipIf(!hasSsh)('OpenSSH as a client', () => {
  it('runs a command by exec, with a known host key', async () => {
    const { stdout } = await run('ssh', [...sshArguments('-T', 'show privilege')])
    expect(stdout).toBe('Current privilege level is 15\r\n')
  })

  it('works in a shell with a pty until exit', async () => {
    const client = spawn('ssh', [...sshArguments('-tt')], { stdio: ['pipe', 'pipe', 'ignore'] })
    let output = ''
    const ended = new Promise((resolve) => client.once('close', resolve))
    for await (const bytes of client.stdout) {
      output += String(bytes)
      if (output.endsWith('\r\nr1#') && !output.includes('UTC')) client.stdin.write('show clock\n')
      else if (output.endsWith('\r\nr1#')) client.stdin.write('exit\n')
    }
    expect(await ended).toBe(0)
    expect(output).toMatch(/^\r\nr1#show clock\r\n\*\S+ UTC .*\r\nr1#exit\r\n$/)
  })
})
