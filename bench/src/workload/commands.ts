import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeContender } from '../contender/node-contender.ts'
import { compare } from '../measure/compare.ts'
import { startChild } from '../network/child.ts'
import type { DeviceFarm } from '../network/device-farm.ts'
import type { Workload } from './workload.ts'

/** A fleet's worth, such as 1 000 hosts × 20: fewer would measure how long code takes to be compiled. */
const commands = 20_000
/** Hundreds of characters that `show version` has: enough to know that the answer is whole. */
const hundreds = 8

/** What one command costs once the session is there. */
export const commandCost: Workload = {
  title: `one session, ${commands} × show version, one at a time`,
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      await using farm = await startChild<DeviceFarm>(
        new URL('../network/device-farm.ts', import.meta.url),
        { devices: 1 },
      )
      const { devices, username, password } = farm.ready
      const knownHostsFile = join(folder, 'known_hosts')
      const options = { port: devices[0]?.port, username, password, commands, knownHostsFile }
      const contender = (name: string, file: string) =>
        nodeContender({ name, file, args: [JSON.stringify(options)], answer: hundreds })
      const { floor, ours } = await compare(
        {
          floor: contender('bare ssh2 (floor)', 'bare-commands.mjs'),
          ours: contender('nornir-ts', 'send-many.mjs'),
        },
        { rounds },
      )
      const cost = ({ figures }: typeof ours) => figures['cpuPerCommandUs']?.median ?? Number.NaN
      return {
        situations: { loopback: [floor, ours] },
        verdicts: [
          {
            promise: "our client CPU per command, of the floor's",
            value: cost(ours) / cost(floor),
            limit: 1.5,
            unit: '×',
          },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
