import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeInventory } from '../contender/inventory-files.ts'
import { nodeContender } from '../contender/node-contender.ts'
import { type Contender, compare } from '../measure/compare.ts'
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
      const ours = (name: string, ...plugins: string[]) =>
        nodeContender({
          name,
          file: 'first-filter.mjs',
          args: [folder, ...plugins],
          answer: 10,
        })
      const floor: Contender = {
        name: 'node -e 0 (floor)',
        command: [process.execPath, '-e', '0'],
        check: () => {},
      }
      const costs = await compare(
        { floor, core: ours('core'), ssh: ours('core and SSH', 'ssh') },
        { rounds },
      )
      const { core, ssh } = costs
      return {
        situations: { 'whole process': Object.values(costs) },
        verdicts: [
          { promise: 'core, wall', value: core.wallMs.median / 1000, limit, unit: 's' },
          { promise: 'core and SSH, wall', value: ssh.wallMs.median / 1000, limit, unit: 's' },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
