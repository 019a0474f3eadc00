import { type Lab, type LabDevice, type Platform, startLab } from '@nornir-ts/lab'
import { serveParent } from './child.ts'

/** What a farm is asked for. */
export interface DeviceFarmOptions {
  /** How many devices. */
  readonly devices: number
  /** The number of the first one, in its name. Default: 1. */
  readonly first?: number | undefined
  /** What they are. Default: `cisco_ios`. */
  readonly platform?: Platform | undefined
  /** Whether users start where they may configure. Default: false. */
  readonly startPrivileged?: boolean | undefined
  /** Public keys that every device accepts beside the password. Default: none. */
  readonly publicKeys?: readonly string[] | undefined
  /** Fixed answers by command; `{host}` stands for the name of the device. Default: its own answers. */
  readonly answers?: Readonly<Record<string, string>> | undefined
  /** How long a device thinks about each line, in milliseconds. Default: not at all. */
  readonly thinkMs?: number | undefined
}

/** A device of a farm. */
export interface FarmDevice {
  /** Its host name. */
  readonly name: string
  /** Where it listens on 127.0.0.1. */
  readonly port: number
  /** Its host key: algorithm and base64. */
  readonly hostKey: string
}

/** How to reach the devices of a farm and log in to them. */
export interface DeviceFarm {
  /** In the order of their names. */
  readonly devices: readonly FarmDevice[]
  /** Log-in name of every device. */
  readonly username: string
  /** Password of every device. */
  readonly password: string
}

/** What the devices of a farm are configured with, by name; asked for by the question `configurations`. */
export type Configurations = Readonly<
  Record<string, Readonly<Record<'running' | 'startup', string>>>
>

let lab: Lab | undefined

serveParent<DeviceFarmOptions, DeviceFarm>(
  async ({ devices, first = 1, answers = {}, thinkMs, ...kind }) => {
    const login = { username: 'admin', password: 'bench' }
    lab = await startLab({
      devices: Array.from({ length: devices }, (_, index) => {
        const name = `sw${String(first + index).padStart(3, '0')}`
        const commands = Object.fromEntries(
          Object.entries(answers).map(([line, text]) => [line, text.replaceAll('{host}', name)]),
        )
        return { name, commands, faults: { thinkTimeMs: thinkMs }, ...kind, ...login }
      }),
    })
    const devicesOf = lab.devices.map(({ name, port, hostPublicKey: hostKey }) => ({
      name,
      port,
      hostKey,
    }))
    return { devices: devicesOf, ...login }
  },
  { configurations },
)

function configurations(): Configurations {
  const both = (device: LabDevice) => ({
    running: device.runningConfig(),
    startup: device.startupConfig(),
  })
  return Object.fromEntries(lab?.devices.map((device) => [device.name, both(device)]) ?? [])
}
