import { DuplicateDeviceError, UnknownDeviceError } from '../error/lab-error.ts'
import { generateHostKey, type HostKey } from '../ssh/host-key.ts'
import type { DeviceOptions } from './device-options.ts'
import {
  type JumpHostOptions,
  type LabJumpHost,
  type RunningJumpHost,
  startJumpHost,
} from './jump-host.ts'
import { type LabDevice, type RunningDevice, startDevice } from './lab-device.ts'

/** What a lab is made of. */
export interface LabOptions {
  /** The devices, each with a name of its own. */
  readonly devices: readonly DeviceOptions[]
  /** Jump hosts on the way to them. Default: none. Devices can be reached directly all the same. */
  readonly jumpHosts?: readonly JumpHostOptions[] | undefined
  /** Address to listen on. Default `127.0.0.1`. */
  readonly address?: '127.0.0.1' | undefined
  /** The time that the devices show. Default: the time of the machine. */
  readonly now?: (() => Date) | undefined
  /**
   * How long a minute of the devices' timers lasts, in milliseconds: `commit confirmed 1` waits so long.
   * Default 60 000.
   */
  readonly minuteMs?: number | undefined
}

/** Simulated devices, each behind an SSH server of its own. */
export interface Lab {
  /** All devices, in the order in which they were given. */
  readonly devices: readonly LabDevice[]
  /** The device of this name. @throws {@link UnknownDeviceError} when there is none. */
  readonly device: (name: string) => LabDevice
  /** All jump hosts, in the order in which they were given. */
  readonly jumpHosts: readonly LabJumpHost[]
  /** Stops all devices and cuts their connections. Safe to call twice. */
  readonly close: () => Promise<void>
  /** The same as {@link Lab.close}, for `await using`. */
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/**
 * Starts simulated network devices on the loopback address.
 *
 * @returns The lab, when every device listens.
 * @throws {@link DuplicateDeviceError} when two devices have the same name.
 * @throws {@link InvalidHostKeyError}, {@link InvalidPublicKeyError} when a key cannot be read.
 * @throws the error of the socket when a port is taken; what was started before is stopped again.
 * @example
 * ```ts
 * import { startLab } from '@nornir-ts/lab'
 *
 * await using lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true }] })
 * console.log(lab.device('r1').port)
 * ```
 */
export async function startLab({
  devices,
  jumpHosts = [],
  address = '127.0.0.1',
  now = () => new Date(),
  minuteMs = 60_000,
}: LabOptions): Promise<Lab> {
  refuseDuplicates(devices)
  refuseDuplicates(jumpHosts)
  let shared: HostKey | undefined
  const sharedHostKey = (): HostKey => {
    shared ??= generateHostKey()
    return shared
  }
  const surroundings = { address, sharedHostKey, now, minuteMs }
  const starts = await Promise.allSettled(devices.map((one) => startDevice(one, surroundings)))
  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []))
  const failed = starts.find((start) => start.status === 'rejected')
  if (failed !== undefined) {
    await closeAll(running)
    throw failed.reason
  }
  const bastions: RunningJumpHost[] = []
  const isInLab = (port: number): boolean =>
    running.some(({ device }) => device.port === port || device.telnetPort === port) ||
    bastions.some(({ jumpHost }) => jumpHost.port === port)
  try {
    for (const one of jumpHosts) {
      bastions.push(await startJumpHost(one, { address, hostKey: sharedHostKey(), isInLab }))
    }
  } catch (error) {
    await closeAll([...running, ...bastions])
    throw error
  }
  return labOf(running, bastions)
}

function labOf(running: readonly RunningDevice[], bastions: readonly RunningJumpHost[]): Lab {
  const byName = new Map(running.map(({ device }) => [device.name, device]))
  const close = (): Promise<void> => closeAll([...running, ...bastions])
  return {
    devices: [...byName.values()],
    jumpHosts: bastions.map(({ jumpHost }) => jumpHost),
    device: (name) => {
      const device = byName.get(name)
      if (device === undefined) throw new UnknownDeviceError(name)
      return device
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function closeAll(
  running: readonly { readonly close: () => Promise<void> }[],
): Promise<void> {
  await Promise.all(running.map(({ close }) => close()))
}

function refuseDuplicates(devices: readonly { readonly name: string }[]): void {
  const names = new Set<string>()
  for (const { name } of devices) {
    if (names.has(name)) throw new DuplicateDeviceError(name)
    names.add(name)
  }
}
