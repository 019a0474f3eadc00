import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSite } from '../contender/site.ts'
import { type ContenderCost, compare } from '../measure/compare.ts'
import { startChild } from '../network/child.ts'
import type { DeviceFarm, DeviceFarmOptions } from '../network/device-farm.ts'
import type { LongWireOptions } from '../network/long-wire.ts'
import type { Verdict, Workload } from './workload.ts'

const hosts = 100
const concurrency = 20
const roundTripMs = 50

/** Connect and `show version`: the fixed costs of a session, which most runbooks pay. */
export const w1: Workload = {
  title: `${hosts} hosts, ${concurrency} at once: connect + show version`,
  async run(rounds) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      await using farm = await startFarm({ devices: hosts })
      const ports = farm.ready.devices.map(({ port }) => port)
      await using wire = await startWire({ ports, oneWayMs: roundTripMs / 2 })

      const site = { farm: farm.ready, concurrency }
      const near = writeSite({ ...site, prefix: join(folder, 'near'), ports })
      const far = writeSite({ ...site, prefix: join(folder, 'far'), ports: wire.ready })
      const loopback = await compare(near, rounds)
      const longWire = await compare({ floor: far.floor, ours: far.ours }, rounds)
      return {
        situations: {
          loopback: Object.values(loopback),
          [`${roundTripMs} ms round trip`]: Object.values(longWire),
        },
        verdicts: judge(loopback, longWire),
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const startFarm = (options: DeviceFarmOptions) =>
  startChild<DeviceFarm>(new URL('../network/device-farm.ts', import.meta.url), options)

const startWire = (options: LongWireOptions) =>
  startChild<number[]>(new URL('../network/long-wire.ts', import.meta.url), options)

type Costs<Key extends string> = Readonly<Record<Key, ContenderCost>>

function judge(
  loopback: Costs<'floor' | 'ours' | 'openSsh'>,
  far: Costs<'floor' | 'ours'>,
): Verdict[] {
  return [
    {
      promise: "the floor's wall, of OpenSSH's",
      value: loopback.floor.wallMs.median / loopback.openSsh.wallMs.median,
      limit: 0.65,
      unit: '×',
      isSelfCheck: true,
    },
    {
      promise: "our client CPU, of the floor's",
      value: loopback.ours.cpuMs.median / loopback.floor.cpuMs.median,
      limit: 1.5,
      unit: '×',
    },
    {
      promise: `our wall at ${roundTripMs} ms round trip, of the floor's`,
      value: far.ours.wallMs.median / far.floor.wallMs.median,
      limit: 1.25,
      unit: '×',
    },
  ]
}
