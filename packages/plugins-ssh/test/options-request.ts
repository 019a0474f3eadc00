import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSshConfig } from '@nornir-ts/inventory'
import { pino } from 'pino'
import type { SshOptions } from '../src/plugin/ssh-options.ts'
import type { TargetRequest } from '../src/plugin/target/target-request.ts'

/** What was said about a host. */
export interface RequestCase {
  /** Text of the ssh_config; undefined: none is read. `KEYS` is a folder with the files there, there2. */
  readonly config?: string
  readonly options?: SshOptions
  readonly parameters?: Partial<TargetRequest['parameters']>
}

/** Makes requests for a test. */
export interface Requests {
  /** Makes one for the host `r1`. */
  readonly of: (said: RequestCase) => Promise<TargetRequest>
  /** Paths of files in `KEYS`. */
  readonly keys: (...names: readonly string[]) => string[]
  /** What was logged since the last request was made. */
  readonly messages: readonly unknown[]
  readonly close: () => Promise<void>
}

/** Makes a folder for ssh_config files and keys. */
export async function startRequests(): Promise<Requests> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-target-'))
  const keys = (...names: readonly string[]) => names.map((name) => join(folder, 'keys', name))
  await mkdir(join(folder, 'keys'))
  for (const file of keys('there', 'there2')) await writeFile(file, '')
  const messages: unknown[] = []
  const write = (...message: unknown[]): void => void messages.push(...message)
  const log = Object.assign(pino({ level: 'silent' }), { debug: write, warn: write })
  let count = 0
  const readConfig = async (text: string, allowExec: boolean | undefined) => {
    const file = join(folder, `config-${count++}`)
    await writeFile(file, text.replaceAll('KEYS', join(folder, 'keys')), { mode: 0o600 })
    return readSshConfig({ files: file, allowExec })
  }
  const nowhere = {
    hostname: undefined,
    port: undefined,
    username: undefined,
    password: undefined,
  }
  return {
    of: async ({ config, options = {}, parameters }) => {
      messages.length = 0
      return {
        host: 'r1',
        parameters: { ...nowhere, ...parameters },
        options,
        config: config === undefined ? undefined : await readConfig(config, options.allowExec),
        logIn: (_, attempt) => attempt(),
        checkCredential: async () => {},
        exclusively: (_key, work) => work(),
        log,
      }
    },
    keys,
    messages,
    close: () => rm(folder, { recursive: true, force: true }),
  }
}
