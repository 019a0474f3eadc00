import type { Logger } from '@nornir-ts/core'
import { readSshConfig, type SshConfig } from '@nornir-ts/inventory'
import type { SshHostOptions } from '../ssh-options.ts'

/**
 * OpenSSH's configuration files, each set of them read once and kept: a thousand hosts cost one
 * reading, and all hosts of a process see the same. What is changed meanwhile counts from the next start on.
 */
export class SshConfigFiles {
  readonly #allowExec: boolean | undefined
  readonly #known = new Map<string, Promise<SshConfig>>()

  /**
   * @param allowExec - Whether `Match exec` and `ProxyCommand` may run programs.
   */
  constructor(allowExec: boolean | undefined) {
    this.#allowExec = allowExec
  }

  /**
   * Reads the files, unless that was done before. After a failure it is done again.
   *
   * @param sshConfig - The option; undefined and false: none.
   * @param log - Told what in the files has no effect.
   * @returns Undefined when there are none to read.
   * @throws The errors of `readSshConfig`.
   */
  async read(sshConfig: SshHostOptions['sshConfig'], log: Logger): Promise<SshConfig | undefined> {
    if (sshConfig === undefined || sshConfig === false) return undefined
    const files = sshConfig === true ? undefined : sshConfig
    const key = JSON.stringify(files ?? null)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const reading = readSshConfig({ files, allowExec: this.#allowExec })
    this.#known.set(key, reading)
    try {
      const config = await reading
      for (const note of config.notes) log.debug({ note }, 'ssh_config')
      return config
    } catch (error) {
      this.#known.delete(key)
      throw error
    }
  }
}
