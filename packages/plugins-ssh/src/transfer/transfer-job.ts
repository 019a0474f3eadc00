import type { TaskContext } from '@nornir-ts/core'
import { atMost } from '@nornir-ts/kernel'
import type { FileTransferFacts } from '../platform/file-facts.ts'
import type { Platform } from '../platform/platform.ts'
import { ssh, sshFiles } from '../plugin/ssh.ts'
import type { CliSession } from '../session/cli-session.ts'
import { UnsupportedOperationError } from '../session/error/unsupported-operation-error.ts'
import type { FileHash, FilePlace } from '../session/file/files.ts'
import { FileAnswerError, FileProtocolUnavailableError } from '../transport/file/file-error.ts'
import type { FileProtocol } from '../transport/file/file-protocol.ts'
import { scp } from '../transport/file/scp.ts'
import { sftp } from '../transport/file/sftp.ts'
import type { SshFileLink } from '../transport/open/ssh-file-link.ts'
import { NoRoomError } from './transfer-error.ts'
import type { TransferFileParams } from './transfer-params.ts'

const MARGIN_BYTES = 2 ** 20
const AT_ONCE = 4
const SILENCE_MS = 60_000

/** One transfer on one host. */
export class TransferJob {
  readonly context: TaskContext
  readonly params: TransferFileParams

  constructor(context: TaskContext, params: TransferFileParams) {
    this.context = context
    this.params = params
  }

  /** Name of the host. */
  get host(): string {
    return this.context.host.name
  }

  /**
   * Refuses a file that does not fit with what must stay free.
   *
   * @param room - Where it goes to, its size, and what is free there.
   * @throws {@link NoRoomError}.
   */
  checkRoom(room: { fileSystem: string; bytes: number; freeBytes: number }): void {
    const { fileSystem, bytes, freeBytes } = room
    const neededBytes = bytes + (this.params.marginBytes ?? MARGIN_BYTES)
    if (freeBytes >= neededBytes) return
    const { host } = this
    throw new NoRoomError({ host, phase: 'transfer', fileSystem, neededBytes, freeBytes })
  }

  /** Where files are, and limits, for questions to the session. */
  get place(): FilePlace {
    const { fileSystem, timeoutMs } = this.params
    return { fileSystem, timeoutMs, signal: this.context.signal }
  }

  /** The session of commands: another one where the last was lost during a long transfer. */
  session(): Promise<CliSession> {
    return this.context.connection(ssh, { name: this.params.connection })
  }

  /** The checksum that a device counts of a file; `undefined` where it counts none. */
  async hash(path: string): Promise<FileHash | undefined> {
    const session = await this.session()
    try {
      return await session.fileHash(path, { signal: this.context.signal })
    } catch (error) {
      if (error instanceof UnsupportedOperationError) return undefined
      throw error
    }
  }

  /**
   * Moves bytes over a connection of its own, when it is its turn, by the first protocol that the device does
   * not refuse.
   *
   * @param path - The file on the device, as its command line has it.
   * @param move - Moves it by a protocol, told the path that the device's server has.
   */
  async move(
    path: string,
    move: (protocol: FileProtocol, serverPath: string, timeoutMs: number) => Promise<void>,
  ): Promise<void> {
    const { signal } = this.context
    const { atOnce = AT_ONCE, timeoutMs = SILENCE_MS } = this.params
    const { platform } = await this.session()
    const facts = this.#factsOf(platform)
    const serverPath = serverPathOf(path, platform)
    await atMost({ key: 'ssh-files', count: atOnce, signal }, async () => {
      const { client, link } = (await this.context.connection(sshFiles)) as SshFileLink
      // Its parts, which a transfer listens to until it has let go of them: what a task is given ends with the task.
      const connection = { host: this.host, client, link }
      let refusal: unknown
      for (const name of this.#protocols(facts)) {
        try {
          return await move(
            name === 'scp' ? scp(connection) : sftp(connection),
            serverPath,
            timeoutMs,
          )
        } catch (error) {
          if (!isNotOffered(error)) throw error
          refusal = error
        }
      }
      throw refusal
    })
  }

  #protocols({ protocols }: FileTransferFacts): readonly ('scp' | 'sftp')[] {
    const { protocol = 'auto', resume } = this.params
    if (protocol !== 'auto') return [protocol]
    return resume === true ? protocols.filter((name) => name === 'sftp') : protocols
  }

  #factsOf({ name, files }: Platform): FileTransferFacts {
    if (files?.transfer !== undefined) return files.transfer
    const operation = 'known way to move files'
    const details = { host: this.host, phase: 'transfer', platform: name } as const
    throw new UnsupportedOperationError({ ...details, operation })
  }
}

/** A path of the command line as the server of files has it. */
function serverPathOf(path: string, { files }: Platform): string {
  const { fileSystem, transfer } = files ?? {}
  const isBelow = typeof fileSystem === 'string' && path.startsWith(fileSystem)
  const root = transfer?.root
  return root !== undefined && isBelow ? root + path.slice(fileSystem.length) : path
}

/** A server that is off is refused, or says so in words where the protocol should begin. */
function isNotOffered(error: unknown): boolean {
  if (error instanceof FileProtocolUnavailableError) return true
  return error instanceof FileAnswerError && error.bytes === 0
}
