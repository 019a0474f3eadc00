import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeContender } from '../contender/node-contender.ts'
import { type ContenderCost, compare } from '../measure/compare.ts'
import { startChild } from '../network/child.ts'
import type { DeviceFarm, DeviceFarmOptions } from '../network/device-farm.ts'
import type { FrrBox } from '../network/frr-box.ts'
import { type Count, commandCount, configCount, pushCount } from './round-trip-counts.ts'
import type { Verdict, Workload } from './workload.ts'

const roundTripMs = 200

/** A device, and what is counted there. */
interface Box {
  readonly name: string
  readonly platform: string
  /** More than one: each round has two of its own, so that none finds what an earlier one has left. */
  readonly ports: readonly number[]
  readonly username: string
  readonly password: string
  readonly counts: readonly Count[]
}

/**
 * How often a session waits for the wire: what a runbook over a continent is made of. A proxy delays
 * each byte; what the device itself takes is counted, too.
 */
export const roundTrips: Workload = {
  title: `one host, ${roundTripMs} ms round trip: waits in round trips`,
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      await using ios = await startFarm({ devices: 1, startPrivileged: true })
      await using junos = await startFarm({ devices: 2 * (rounds + 1), platform: 'juniper_junos' })
      await using frr = await start<FrrBox>('frr-box', {})
      const boxes: readonly Box[] = [
        {
          name: 'lab, cisco_ios',
          platform: 'cisco_ios',
          ...ios.ready,
          ports: portsOf(ios.ready),
          counts: [commandCount, configCount, pushCount],
        },
        {
          name: 'FRR behind OpenSSH',
          platform: 'frr',
          ...frr.ready,
          ports: frr.ready.port === undefined ? [] : [frr.ready.port],
          counts: [commandCount, configCount],
        },
        {
          name: 'lab, juniper_junos',
          platform: 'juniper_junos',
          ...junos.ready,
          ports: portsOf(junos.ready),
          counts: [pushCount],
        },
      ]
      const situations: Record<string, readonly ContenderCost[]> = {}
      const verdicts: Verdict[] = []
      for (const box of boxes) {
        const { name, ports } = box
        if (ports.length === 0) {
          console.log(`${name}: missing on this machine\n`)
          continue
        }
        const costs = await measure(box, { rounds, folder })
        situations[name] = costs
        verdicts.push(...box.counts.flatMap((count, index) => judge(name, count, costs[index])))
      }
      return { situations, verdicts }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const start = <Ready>(module: string, options: unknown) =>
  startChild<Ready>(new URL(`../network/${module}.ts`, import.meta.url), options)

const portsOf = ({ devices }: DeviceFarm) => devices.map(({ port }) => port)

const startFarm = (options: DeviceFarmOptions) => start<DeviceFarm>('device-farm', options)

async function measure(
  { ports, platform, username, password, counts }: Box,
  { rounds, folder }: { readonly rounds: number; readonly folder: string },
): Promise<readonly ContenderCost[]> {
  await using wire = await start<number[]>('long-wire', { ports, oneWayMs: roundTripMs / 2 })
  const options = {
    roundTripMs,
    knownHostsFile: join(folder, `${platform}.known_hosts`),
    host: { username, password, platform },
    pipeline: 8,
  }
  const args = (round: number): readonly string[] => {
    const near = ports[(2 * round) % ports.length]
    const far = wire.ready[(2 * round + 1) % ports.length]
    return [JSON.stringify({ ...options, near, far })]
  }
  const contenders = counts.map(
    ({ name, file, answer }) => [file, nodeContender({ name, file, args, answer })] as const,
  )
  return Object.values(await compare(Object.fromEntries(contenders), { rounds }))
}

function judge(box: string, { limits }: Count, cost: ContenderCost | undefined): Verdict[] {
  return Object.entries(limits).map(([figure, limit]) => ({
    promise: `${box}: ${figure}`,
    value: cost?.figures[figure]?.median ?? Number.NaN,
    limit,
    unit: 'round trips',
  }))
}
