import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSshd } from '../../../test/servers/sshd.ts'
import { serveParent } from './child.ts'

/** What {@link SshBox} is started with. */
export interface SshBoxOptions {
  /** A line of `authorized_keys`. */
  readonly publicKey: string
}

/** How to reach an OpenSSH server with SFTP. */
export interface SshBox {
  /** On 127.0.0.1; undefined: this machine has no `sshd`, or we are not root. */
  readonly port?: number | undefined
  /** Log-in name. */
  readonly username: string
  /** Its host key, as `known_hosts` has it. */
  readonly hostKey: string
  /** Where its user may write: in memory where the machine can, since no disk is to be measured. */
  readonly folder: string
}

serveParent<SshBoxOptions, SshBox>(async ({ publicKey }) => {
  if (!existsSync('/usr/sbin/sshd') || process.getuid?.() !== 0) {
    return { username: '', hostKey: '', folder: '' }
  }
  const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  const folder = await mkdtemp(join(memory, 'nornir-ts-bench-'))
  await chmod(folder, 0o777)
  const sshd = await startSshd({
    config: ['Subsystem sftp /usr/lib/openssh/sftp-server'],
    stop: `rm -rf ${folder}`,
  })
  await sshd.authorize(publicKey)
  process.once('disconnect', () => void rm(folder, { recursive: true, force: true }))
  process.once('disconnect', () => void sshd.close())
  const [hostKey = ''] = await sshd.hostKeys()
  return { port: sshd.port, username: sshd.username, hostKey, folder }
})
