import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Host, type InventorySource, loadInventory } from '@nornir-ts/core'
import { type Platform, startLab } from '@nornir-ts/lab'

/** A simulated network whose answers are in files. */
export interface NetworkOfFiles extends AsyncDisposable {
  /** Where the host keys of the simulated devices are remembered. */
  readonly knownHostsFile: string
  /** Points a host of the inventory to the simulated device of the same name. */
  readonly attach: (host: Host) => void
}

/**
 * Starts one device for every host of an inventory, on its platform. Beside what a device of the lab answers by
 * itself, it answers what is in files: `core-1/show_arp.txt` is what core-1 says to `show arp`.
 *
 * @param inventory - The hosts.
 * @param folder - Has a folder for each host.
 */
export async function startNetworkOfFiles(
  inventory: InventorySource,
  folder: string,
): Promise<NetworkOfFiles> {
  const hosts = [...(await loadInventory(inventory)).hosts.values()]
  const devices = hosts.map(async ({ name, platform }) => ({
    name,
    platform: platform as Platform,
    commands: await answersIn(join(folder, name)),
  }))
  const keys = await mkdtemp(join(tmpdir(), 'nornir-network-'))
  const lab = await startLab({ devices: await Promise.all(devices) })
  return {
    knownHostsFile: join(keys, 'known_hosts'),
    attach: (host) => {
      const { address, port } = lab.device(host.name)
      host.hostname = address
      host.port = port
    },
    [Symbol.asyncDispose]: async () => {
      await lab.close()
      await rm(keys, { recursive: true, force: true })
    },
  }
}

async function answersIn(folder: string): Promise<Record<string, string>> {
  const answers = (await readdir(folder)).map(async (file) => {
    const text = await readFile(join(folder, file), 'utf8')
    return [basename(file, '.txt').replaceAll('_', ' '), text.trimEnd()] as const
  })
  return Object.fromEntries(await Promise.all(answers))
}
