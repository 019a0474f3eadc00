import { posix } from 'node:path'
import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { NxosDevice } from '../nxos-device.ts'

/** `bootflash:x`, `bootflash:/x`, `bootflash:///x`, `bootflash://sup-local/x` (Cisco, "Specifying File Systems"). */
const bootflashUrl = /^bootflash:(?:\/\/(?:sup-(?:local|active|1))?(?=\/|$))?\/*(.*)$/i

/**
 * The name in the store of a file as the command line writes it; one without a file system is on bootflash
 * (cli-dialects 4.3). No other file system is simulated.
 */
export function nameOf(text: string): string | undefined {
  const [, name] = bootflashUrl.exec(text) ?? []
  if (name === undefined && text.includes(':')) return undefined
  const below = posix.normalize(name ?? text).replace(/^\/+|\/+$/g, '')
  if (below === '.') return ''
  return /^\.\.(?=\/|$)/.test(below) ? undefined : below
}

/**
 * The files of NX-OS: `feature scp-server` and `feature sftp-server` turn a server on, and the one of SFTP is for
 * `admin` alone (Cisco, "Configuring SSH and Telnet"). Both have bootflash at `/bootflash` (published notes); the one
 * of SCP knows `bootflash:` too (Netmiko). One that is off has no subsystem, or no such command: its shell then ends
 * as in paramiko#1826, which is [K] for this one.
 *
 * @param device - The device.
 */
export function nxosFiles(device: NxosDevice): DeviceFiles {
  return {
    store: device.bootflash,
    home: '/bootflash', // [K]
    nameOf: (path) => {
      if (!path.startsWith('/')) return nameOf(path)
      const [, below] = /^\/bootflash(?=\/|$)(.*)$/.exec(posix.normalize(path)) ?? []
      return below === undefined ? undefined : nameOf(below)
    },
    refusal: (protocol) => {
      const isOn = device.running.find(`feature ${protocol}-server`) !== undefined
      const isLetIn = protocol === 'scp' || device.username === 'admin'
      return isOn && isLetIn ? undefined : '\nCmd exec error.\n'
    },
  }
}
