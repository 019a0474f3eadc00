import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expandHome } from '@nornir-ts/kernel'
import { copyData } from '../../data/copy-data.ts'
import type { DefaultsData, InventoryData } from '../../data/inventory-data.ts'
import type { InventorySource } from '../inventory-source.ts'
import { AnsibleGraph, type AnsibleHost } from './ansible-graph.ts'
import { AnsibleHostCaseError } from './ansible-group-error.ts'
import { ConnectionValues } from './connection-values.ts'
import { networkPlatforms } from './network-platforms.ts'
import { asFileError } from './read-file.ts'
import { readSource } from './read-source.ts'
import { Reading } from './reading.ts'
import { Settlement } from './settlement.ts'
import { toInventoryData } from './to-inventory-data.ts'
import { readVarsFiles } from './vars-files.ts'

/** Options of {@link ansibleInventory}. */
export interface AnsibleInventoryOptions {
  /**
   * Files and folders, as behind `-i` of Ansible: INI, YAML, and the JSON of `ansible-inventory --list`. What
   * comes later adds to it and wins. A leading `~` is the home directory.
   */
  readonly inventory: string | readonly string[]
  /** Folder of the playbooks: its `group_vars` and `host_vars` win over those beside the inventory. Default: none. */
  readonly playbookDir?: string | undefined
  /** Platforms by values of `ansible_network_os`, added to those that are known, e.g. `{ 'acme.net.os': 'acme_os' }`. */
  readonly platforms?: Readonly<Record<string, string>> | undefined
  /** What is done about what Ansible Vault has encrypted: an error, or it is left out, with a warning. Default: `refuse`. */
  readonly vaulted?: 'refuse' | 'skip' | undefined
  /** Names of variables to leave out wherever they stand, e.g. those that are templates. */
  readonly ignoreVariables?: readonly string[] | undefined
  /** What holds where the inventory says nothing, e.g. `{ username: 'net', password: { $env: 'NET_PASSWORD' } }`. */
  readonly defaults?: DefaultsData | undefined
  /** Told what is read otherwise than one might think. Default: `process.emitWarning`. */
  readonly onWarning?: ((message: string) => void) | undefined
}

/**
 * Reads an inventory of Ansible, with `group_vars` and `host_vars` beside it. Every host resolves each variable
 * to the value that `ansible-inventory --host` shows for it. Nothing is run, and no template is evaluated.
 *
 * `load` rejects with {@link AnsibleFileError}, {@link AnsibleSyntaxError}, {@link AnsibleGroupError},
 * {@link AnsibleCycleError}, {@link AnsibleHostCaseError}, {@link AnsibleValueError}, {@link AnsibleDynamicError} for
 * scripts and plugins, {@link AnsibleTemplateError} for an address or a credential that is a template,
 * {@link AnsibleVaultError}, and with the errors of `readYaml` and `readJson`.
 *
 * @param options - Where the inventory is.
 * @example
 * ```ts
 * import { ansibleInventory, loadInventory } from '@nornir-ts/inventory'
 *
 * const inventory = await loadInventory(ansibleInventory({ inventory: 'inventory/hosts.yml' }))
 * ```
 */
export function ansibleInventory(options: AnsibleInventoryOptions): InventorySource {
  const warn = options.onWarning ?? ((message) => process.emitWarning(message, 'InventoryWarning'))
  return {
    name: 'AnsibleInventory',
    load: async (signal) => {
      const reading = new Reading({
        graph: new AnsibleGraph(),
        signal,
        vaulted: options.vaulted ?? 'refuse',
        ignored: new Set(options.ignoreVariables),
      })
      const data = await load(options, reading)
      for (const warning of reading.warnings()) warn(warning)
      return data
    },
  }
}

async function load(options: AnsibleInventoryOptions, reading: Reading): Promise<InventoryData> {
  const paths = [options.inventory].flat().map(expandHome)
  for (const path of paths) await readSource({ path, inside: [] }, reading)
  const { graph } = reading
  graph.reconcile()
  checkNames(reading)
  const folders = await Promise.all(paths.map((path) => folderOf(path, reading)))
  if (options.playbookDir !== undefined) folders.push(expandHome(options.playbookDir))
  const settlement = new Settlement(graph, await readVarsFiles(folders, reading))
  const platforms = { ...networkPlatforms, ...options.platforms }
  const values = new ConnectionValues(platforms, reading)
  const defaults = options.defaults && { defaults: copyData(options.defaults) }
  return { ...toInventoryData(settlement, values, reading), ...defaults }
}

async function folderOf(path: string, { signal }: Reading): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? path : dirname(path)
  } catch (error) {
    throw asFileError(error, path, signal)
  }
}

function checkNames(reading: Reading): void {
  const { groups, hosts } = reading.graph
  const met = new Map<string, AnsibleHost>()
  for (const host of hosts.values()) {
    const name = host.name.toLowerCase()
    const first = met.get(name)
    if (first !== undefined) {
      const places = { first: first.place(), second: host.place() }
      throw new AnsibleHostCaseError({ hosts: [first.name, host.name], ...places })
    }
    met.set(name, host)
    if (!groups.has(host.name)) continue
    reading.warn(
      `"${host.name}" is both a host and a group: as in Ansible, variables of the host in inventory files are those of the group`,
    )
  }
}
