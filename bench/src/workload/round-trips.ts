import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeContender } from '../contender/node-contender.ts'
import { type ContenderCost, compare } from '../measure/compare.ts'
import { startChild } from '../network/child.ts'
import type { DeviceFarm } from '../network/device-farm.ts'
import type { FrrBox } from '../network/frr-box.ts'
import type { Verdict, Workload } from './workload.ts'

const roundTripMs = 200
/** All answers but the first, which the others are compared with. */
const answers = 25

/**
 * How often a session waits for the wire: what a runbook over a continent is made of. A proxy delays
 * each byte; what the device itself takes is counted, too.
 */
export const roundTrips: Workload = {
  title: `one host, ${roundTripMs} ms round trip: waits in round trips`,
  async run(rounds) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      await using farm = await start<DeviceFarm>('device-farm', { devices: 1 })
      await using frr = await start<FrrBox>('frr-box', {})
      const boxes = [
        { name: 'lab', platform: 'cisco_ios', ...farm.ready, port: farm.ready.devices[0]?.port },
        { name: 'FRR behind OpenSSH', platform: 'frr', ...frr.ready },
      ]
      const situations: Record<string, readonly ContenderCost[]> = {}
      const verdicts: Verdict[] = []
      for (const { name, port, platform, username, password } of boxes) {
        if (port === undefined) {
          console.log(`${name}: missing on this machine\n`)
          continue
        }
        await using wire = await start<number[]>('long-wire', {
          ports: [port],
          oneWayMs: roundTripMs / 2,
        })
        const host = { port: wire.ready[0], username, password, platform }
        const known = join(folder, `${platform}.known_hosts`)
        const options = { ...host, roundTripMs, knownHostsFile: known, pipeline: 8 }
        const ours = nodeContender({
          name: 'nornir-ts',
          file: 'count-round-trips.mjs',
          args: [JSON.stringify(options)],
          answer: answers,
        })
        const cost = (await compare({ ours }, rounds)).ours
        situations[name] = [cost]
        verdicts.push(...judge(name, cost))
      }
      return { situations, verdicts }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const start = <Ready>(module: string, options: unknown) =>
  startChild<Ready>(new URL(`../network/${module}.ts`, import.meta.url), options)

function judge(name: string, { figures }: ContenderCost): Verdict[] {
  const limits = {
    prepared: 4.5,
    connectAndFirst: 9.5,
    eachFurther: 1.1,
    // Four waits (one alone, then 8, 8 and 3), and what twenty answers take to be made.
    pipelined20: 4.2,
  }
  return Object.entries(limits).map(([figure, limit]) => ({
    promise: `${name}: ${figure}`,
    value: figures[figure]?.median ?? Number.NaN,
    limit,
    unit: 'round trips',
  }))
}
