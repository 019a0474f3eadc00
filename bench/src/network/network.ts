import { cpus } from 'node:os'
import type { Figures } from '../measure/compare.ts'
import { type Child, startChild } from './child.ts'
import type { Configurations, DeviceFarm, DeviceFarmOptions } from './device-farm.ts'
import type { LongWireOptions } from './long-wire.ts'

/** What a network is asked for. */
export interface NetworkOptions extends Omit<DeviceFarmOptions, 'first'> {
  /** Round trip to each device, in milliseconds. Default: that of the loopback interface. */
  readonly roundTripMs?: number | undefined
}

/** Devices in processes of their own, and the wires to them. */
export interface Network extends DeviceFarm, AsyncDisposable {
  /** What the devices are configured with. */
  readonly configurations: () => Promise<Configurations>
  /**
   * Notes the CPU of the devices. What it returns is called later with the milliseconds since then and
   * gives the share of one core that the busiest process of devices or wires has used meanwhile.
   */
  readonly watch: () => Promise<(wallMs: number) => Promise<Figures>>
}

/** More do not help: devices of two processes keep one client busy, as long as there are cores. */
const mostFarms = 4

/** Starts the devices, in as many processes as they need not to be what contenders wait for. */
export async function startNetwork({
  roundTripMs = 0,
  devices,
  ...kind
}: NetworkOptions): Promise<Network> {
  const count = Math.min(mostFarms, cpus().length)
  const share = Math.ceil(devices / count)
  const farms = await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const before = index * share
      return startFarm({ ...kind, first: before + 1, devices: Math.min(share, devices - before) })
    }),
  )
  const [farm] = farms
  if (farm === undefined) throw new RangeError('A network without devices')
  const wires =
    roundTripMs === 0
      ? []
      : await Promise.all(
          farms.map(({ ready }) =>
            startWire({ ports: ready.devices.map(({ port }) => port), oneWayMs: roundTripMs / 2 }),
          ),
        )
  const children = [...farms, ...wires]
  return {
    ...farm.ready,
    devices: farms.flatMap(({ ready }, index) =>
      ready.devices.map((device, at) => ({
        ...device,
        port: wires[index]?.ready[at] ?? device.port,
      })),
    ),
    configurations: async () => {
      const all = farms.map((child) => child.ask<Configurations>('configurations'))
      return Object.assign({}, ...(await Promise.all(all)))
    },
    watch: async () => {
      const before = await cpuMsOf(children)
      return async (wallMs) => {
        const after = await cpuMsOf(children)
        const used = after.map((cpuMs, index) => cpuMs - (before[index] ?? 0))
        return { busiestDevicesPercent: (100 * Math.max(...used)) / wallMs }
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map((child) => child[Symbol.asyncDispose]()))
    },
  }
}

const startFarm = (options: DeviceFarmOptions) =>
  startChild<DeviceFarm>(new URL('device-farm.ts', import.meta.url), options)

const startWire = (options: LongWireOptions) =>
  startChild<number[]>(new URL('long-wire.ts', import.meta.url), options)

const cpuMsOf = (children: readonly Child<unknown>[]) =>
  Promise.all(children.map((child) => child.ask<number>('cpuMs')))
