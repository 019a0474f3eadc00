import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import type { FileJob } from '../contender/file-job.ts'
import type { Missing } from '../measure/compare.ts'
import { startChild } from '../network/child.ts'
import type { SshBox } from '../network/ssh-box.ts'

/** An OpenSSH server that files are moved to and from. */
export interface FileServer extends Pick<FileJob, 'port' | 'username' | 'key' | 'knownHosts'> {
  /** Where its user may write: in memory where the machine can. */
  readonly folder: string
}

/**
 * Starts an OpenSSH server for as long as some work takes.
 *
 * @param work - Gets it, or why there is none.
 */
export async function withFileServer<Found>(
  work: (server: FileServer | Missing) => Promise<Found>,
): Promise<Found> {
  const ours = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
  const [key, knownHosts] = [join(ours, 'key'), join(ours, 'known_hosts')]
  const pair = ssh2.utils.generateKeyPairSync('ed25519')
  writeFileSync(key, pair.private, { mode: 0o600 })
  try {
    const module = new URL('../network/ssh-box.ts', import.meta.url)
    await using box = await startChild<SshBox>(module, { publicKey: pair.public })
    const { port, username, hostKey, folder } = box.ready
    if (port === undefined) {
      return await work({ name: 'OpenSSH server', missing: 'no sshd here, or we are not root' })
    }
    writeFileSync(knownHosts, `[127.0.0.1]:${port} ${hostKey}\n`)
    return await work({ port, username, key, knownHosts, folder })
  } finally {
    rmSync(ours, { recursive: true })
  }
}
