import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Host } from '@nornir-ts/core'
import { startLab } from '@nornir-ts/lab'

/** A simulated network, so that the runbook can run anywhere. */
export interface Network extends AsyncDisposable {
  /** Where the host keys of the simulated devices are remembered. */
  readonly knownHostsFile: string
  /** Points a host of the inventory to the simulated device of the same name. */
  readonly attach: (host: Host) => void
  /** What the device has saved, to look behind the runbook's back. */
  readonly savedConfig: (host: string) => string
}

/** The device whose password someone changed without telling the inventory. */
const BROKEN = 'fra-edge-07'

/**
 * Starts one device, behind a real SSH server, for every host.
 *
 * @param names - Names of the hosts.
 */
export async function startNetwork(names: readonly string[]): Promise<Network> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-demo-'))
  const lab = await startLab({
    devices: names.map((name) => ({
      name,
      username: 'automation',
      password: name === BROKEN ? 'changed-by-hand' : 'lab-only-password',
      enableSecret: 'lab-only-secret',
      faults: { latencyMs: 20, thinkTimeMs: 40 },
    })),
  })
  return {
    knownHostsFile: join(folder, 'known_hosts'),
    attach: (host) => {
      const { address, port } = lab.device(host.name)
      host.hostname = address
      host.port = port
    },
    savedConfig: (host) => lab.device(host).startupConfig(),
    [Symbol.asyncDispose]: async () => {
      await lab.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
