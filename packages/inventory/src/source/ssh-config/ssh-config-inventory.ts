import { waitFor } from '@nornir-ts/kernel'
import type { HostData, InventoryData } from '../../data/inventory-data.ts'
import { matchesPatterns } from '../../ssh-config/host-pattern.ts'
import { readSshConfig } from '../../ssh-config/read-ssh-config.ts'
import type { SshConfigResult } from '../../ssh-config/ssh-config-result.ts'
import { callSource } from '../function/call-source.ts'
import { ownedHost } from '../function/owned-data.ts'
import type { InventorySource } from '../inventory-source.ts'
import { withNamedGroups } from '../named-groups.ts'

/** Options of {@link sshConfigInventory}. */
export interface SshConfigInventoryOptions {
  /** The files, as with `readSshConfig`. Default: `~/.ssh/config` and `/etc/ssh/ssh_config`, as far as they are there. */
  readonly file?: string | readonly string[] | undefined
  /** Which aliases become hosts: patterns as in a `Host` line, e.g. `['clab-*', '!clab-old-*']`. Default: all. */
  readonly match?: string | readonly string[] | undefined
  /**
   * Says of a host what an ssh_config cannot: platform, groups, data. What it says wins over the files.
   *
   * @param alias - The name in the `Host` line, and of the host.
   * @param settings - All that the files set for it.
   */
  readonly describe?:
    | ((alias: string, settings: SshConfigResult) => HostData | null | undefined)
    | undefined
}

const NAME = 'SshConfigInventory'

/**
 * Makes a host of every name that a `Host` line of an ssh_config, or of a file that it includes, says in
 * full: `leaf01`, but not `leaf*` and not `!leaf02`. Its hostname, port and username are what the files
 * set for it; groups that are named are there, and empty. Nothing is run, so `Match exec` holds never.
 *
 * `load` rejects with the errors of `readSshConfig` and its lookups, and with
 * {@link InventorySourceError} when `describe` throws.
 *
 * @example
 * ```ts
 * import { sshConfigInventory } from '@nornir-ts/inventory'
 *
 * const source = sshConfigInventory({
 *   match: 'clab-*',
 *   describe: (alias) => ({ platform: 'nokia_srl', groups: [alias.split('-')[1] ?? 'lab'] }),
 * })
 * ```
 *
 * @param options - Which files, which names, and what else to say.
 */
export function sshConfigInventory(options: SshConfigInventoryOptions = {}): InventorySource {
  const patterns = [options.match ?? '*'].flat()
  return {
    name: NAME,
    load: async (signal) => {
      signal?.throwIfAborted()
      const config = await waitFor(readSshConfig({ files: options.file }), signal)
      const aliases = config.aliases.filter((alias) => matchesPatterns(alias, patterns))
      const hosts = await callSource(NAME, signal, () =>
        aliases.map((alias): [string, HostData] => {
          const settings = config.lookup(alias)
          const { hostname, port, user: username } = settings
          const said = ownedHost(options.describe?.(alias, settings), NAME, alias)
          return [alias, { hostname, port, username, ...said }]
        }),
      )
      const data: InventoryData = { hosts: Object.fromEntries(hosts) }
      return { ...data, groups: withNamedGroups(data) }
    },
  }
}
