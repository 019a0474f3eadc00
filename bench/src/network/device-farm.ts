import { type Platform, startLab } from '@nornir-ts/lab'
import ssh2 from 'ssh2'
import { serveParent } from './child.ts'

/** What a farm is asked for. */
export interface DeviceFarmOptions {
  /** How many devices. */
  readonly devices: number
  /** What they are. Default: `cisco_ios`. */
  readonly platform?: Platform | undefined
  /** Whether users start where they may configure. Default: false. */
  readonly startPrivileged?: boolean | undefined
}

/** How to reach the devices of a farm and log in to them. */
export interface DeviceFarm {
  /** All listen on 127.0.0.1. */
  readonly devices: readonly { readonly name: string; readonly port: number }[]
  /** Log-in name of every device. */
  readonly username: string
  /** Password of every device. */
  readonly password: string
  /** Private key that every device accepts, in OpenSSH's format. */
  readonly privateKey: string
  /** Host key of every device: algorithm and base64. */
  readonly hostKey: string
}

serveParent<DeviceFarmOptions, DeviceFarm>(async ({ devices, ...kind }) => {
  // Not ed25519: one in 256 that ssh2 makes cannot be read (mscdex/ssh2#1390).
  const key = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
  const login = { username: 'admin', password: 'bench' }
  const names = Array.from(
    { length: devices },
    (_, index) => `sw${String(index + 1).padStart(3, '0')}`,
  )
  const lab = await startLab({
    devices: names.map((name) => ({ name, ...kind, ...login, publicKeys: [key.public] })),
  })
  return {
    devices: lab.devices.map(({ name, port }) => ({ name, port })),
    ...login,
    privateKey: key.private,
    hostKey: lab.devices[0]?.hostPublicKey ?? '',
  }
})
