import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ssh2 from 'ssh2'
import type { LabDevice } from '../src/index.ts'

const run = promisify(execFile)

/** Whether the clients of OpenSSH are on this machine. */
export const hasOpenSsh = spawnSync('ssh', ['-V']).status === 0
if (!hasOpenSsh) console.warn('scp is missing: files of the lab are not tried with OpenSSH')

const keys = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })

/** The key with which {@link OpenSshClient} logs in, for `publicKeys` of a device. */
export const publicKey = keys.public

/** Some bytes that nothing on the way can take for text. */
export const content = randomBytes(200_000)

/** `scp` and `sftp` of OpenSSH, and a folder of their own. */
export class OpenSshClient {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Makes the folder. */
  static async create(): Promise<OpenSshClient> {
    const folder = await mkdtemp(join(tmpdir(), 'lab-openssh-'))
    await writeFile(join(folder, 'id'), `${keys.private}\n`, { mode: 0o600 })
    return new OpenSshClient(folder)
  }

  /** A path in its folder. */
  path(name: string): string {
    return join(this.#folder, name)
  }

  /** Writes a file of its own. @returns Its path. */
  async file(bytes: Buffer = content): Promise<string> {
    await writeFile(this.path('image.bin'), bytes)
    return this.path('image.bin')
  }

  /** Reads a file of its own. */
  read(name: string): Promise<Buffer> {
    return readFile(this.path(name))
  }

  /**
   * Copies a file by the protocol of rcp, with `-T`: some devices name what they give without its file system.
   *
   * @param device - Its paths begin with its name in the lab: `r1:flash:x`.
   * @param from - What.
   * @param to - Where to.
   * @returns What `scp` complained about; undefined: it went well.
   */
  scp(device: LabDevice, from: string, to: string): Promise<string | undefined> {
    const remote = (path: string): string =>
      path.replace(`${device.name}:`, `admin@${device.address}:`)
    return this.#complaint('scp', ['-O', '-T', ...this.#options(device), remote(from), remote(to)])
  }

  /**
   * Runs commands of `sftp` up to the first that fails.
   *
   * @param device - Where.
   * @param commands - As they are typed.
   * @returns What it printed, complaints included, and whether all went well.
   */
  async sftp(device: LabDevice, ...commands: readonly string[]) {
    await writeFile(this.path('batch'), commands.map((line) => `${line}\n`).join(''))
    const words = ['-b', this.path('batch'), ...this.#options(device), `admin@${device.address}`]
    return await run('sftp', words).then(
      ({ stdout, stderr }) => ({ output: stdout + stderr, isDone: true }),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => ({
        output: stdout + stderr,
        isDone: false,
      }),
    )
  }

  /** Removes the folder. */
  async close(): Promise<void> {
    await rm(this.#folder, { recursive: true })
  }

  #options({ port }: LabDevice): readonly string[] {
    const options = ['BatchMode=yes', 'StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null']
    const identity = ['-F', 'none', '-i', this.path('id'), '-P', String(port)]
    return [...identity, ...options.flatMap((option) => ['-o', option])]
  }

  #complaint(program: string, words: readonly string[]): Promise<string | undefined> {
    return run(program, words).then(
      () => undefined,
      ({ stderr }: { stderr: string }) => stderr,
    )
  }
}
