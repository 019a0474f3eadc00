import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeInventory } from '../contender/inventory-files.ts'
import { nodeContender } from '../contender/node-contender.ts'
import { type Contender, compare } from '../measure/compare.ts'
import { peerContender } from '../peer/peer-contender.ts'
import { nornir, nornirCore, type Peer } from '../peer/peers.ts'
import { ratioVerdict } from './ratio-verdict.ts'
import type { Workload } from './workload.ts'

const hosts = 100
const limit = 0.25

/** Start-up: what a user waits for before anything happens. */
export const w8: Workload = {
  title: `start-up to the first filter, ${hosts} hosts in YAML`,
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      writeInventory({ folder, hosts, groups: 20 })
      const answer = 10
      const ours = (name: string, ...plugins: string[]) =>
        nodeContender({
          name,
          isOurs: true,
          file: 'first-filter.mjs',
          args: [folder, ...plugins],
          answer,
        })
      const peer = (which: Peer, ...plugins: string[]) =>
        peerContender(which, 'first_filter.py', {
          name: which.name,
          args: [folder, ...plugins],
          answer,
        })
      const floor: Contender = {
        name: 'node -e 0 (floor)',
        command: [process.execPath, '-e', '0'],
        check: () => {},
      }
      const costs = await compare(
        {
          floor,
          ssh: ours('core and SSH', 'ssh'),
          core: ours('core'),
          nornir: peer(nornirCore),
          withNetmiko: peer(nornir, 'netmiko'),
        },
        { rounds },
      )
      const { core, ssh } = costs
      return {
        situations: { 'whole process': Object.values(costs) },
        verdicts: [
          { promise: 'core, wall', value: core.wallMs.median / 1000, limit, unit: 's' },
          { promise: 'core and SSH, wall', value: ssh.wallMs.median / 1000, limit, unit: 's' },
          ratioVerdict(costs, { figure: 'wall', of: 'core', by: 'nornir', limit: 0.5 }),
          ratioVerdict(costs, { figure: 'wall', of: 'ssh', by: 'withNetmiko', limit: 0.5 }),
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
