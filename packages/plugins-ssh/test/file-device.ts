import { randomBytes } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import { type Sshd, type SshdOptions, startSshd } from '../../../test/servers/sshd.ts'
import { openDeviceLink } from '../src/transport/care/open-device-link.ts'
import type { FileConnection, PutFileOptions } from '../src/transport/file/file-protocol.ts'
import { scp } from '../src/transport/file/scp.ts'
import { sftp } from '../src/transport/file/sftp.ts'
import type { SshConnection } from '../src/transport/open/log-in.ts'
import { openConnection } from '../src/transport/open/open-connection.ts'
import { noSignal, targetOf } from './transport-target.ts'

/** Both protocols, by name. */
export const protocols = { scp, sftp }

/** Where a connection goes. */
export interface LogIn {
  readonly port: number
  readonly username?: string
  readonly password?: string
}

/** A connection of a test. */
export interface TestConnection extends FileConnection, AsyncDisposable {}

/** Connects and logs in as users do, and opens no channel. */
export async function connectTo(server: LogIn): Promise<TestConnection> {
  const { port, username = 'admin', password = 'secret' } = server
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-file-'))
  const knownHostsFiles = [join(folder, 'known_hosts')]
  const target = targetOf({ port, username, password: new Secret(password), knownHostsFiles })
  const signal = noSignal()
  const { client, link } = await openConnection<SshConnection>(target, {
    openLink: () => openDeviceLink(target, signal),
    signal,
    onLoggedIn: (opening, connection) => opening.succeed(connection),
  })
  return {
    host: 'r1',
    client,
    link,
    [Symbol.asyncDispose]: async () => {
      client.end()
      link.destroy()
      await rm(folder, { recursive: true })
    },
  }
}

/** OpenSSH with a folder for files. */
export interface FileDevice extends Sshd, AsyncDisposable {
  /** Where the user may write. */
  readonly flash: string
}

/** Starts one; it has SFTP unless the configuration says otherwise. */
export async function startFileDevice({
  config,
  ...options
}: SshdOptions = {}): Promise<FileDevice> {
  const withSftp = ['Subsystem sftp /usr/lib/openssh/sftp-server']
  const sshd = await startSshd({ ...options, config: config ?? withSftp })
  const flash = join(sshd.folder, 'flash')
  await mkdir(flash)
  await chmod(flash, 0o777)
  return { ...sshd, flash, [Symbol.asyncDispose]: sshd.close }
}

/** What {@link putOf} adds to the content. */
type PutRest = Partial<PutFileOptions> & Pick<PutFileOptions, 'path'>

/** Options that put this content, in chunks of odd lengths. */
export function putOf(content: Uint8Array, options: PutRest): PutFileOptions {
  return {
    size: content.length,
    timeoutMs: 20_000,
    read: async function* (startAt) {
      for (let at = startAt; at < content.length; at += 70_001) {
        yield content.subarray(at, at + 70_001)
      }
    },
    ...options,
  }
}

/** Collects what a `get` writes. */
export function collector(): { readonly write: (chunk: Uint8Array) => void; all: () => Buffer } {
  const chunks: Uint8Array[] = []
  return { write: (chunk) => void chunks.push(chunk), all: () => Buffer.concat(chunks) }
}

/** Random bytes, which nothing can compress or guess. */
export const random = randomBytes

/** What a promise rejects with. */
export function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error,
  )
}
