import { posix } from 'node:path'
import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { JunosDevice } from '../junos-device.ts'

/** Where files go (cli-dialects 4.3); nothing else of the file system is simulated. */
export const folder = '/var/tmp'

/**
 * The name in the store of a path; the folder itself has none.
 *
 * @param path - As typed; one that does not begin at the root is in the home directory of the user.
 */
export function nameOf(path: string): string | undefined {
  const full = posix.normalize(path).replace(/(?<=.)\/$/, '')
  if (full === folder) return ''
  return full.startsWith(`${folder}/`) ? full.slice(folder.length + 1) : undefined
}

/**
 * The files of Junos. SCP is there wherever SSH is (cli-dialects 4.3); SFTP is there with the statement `sftp-server`
 * (Juniper, "ssh (System Services)"); without it there is none (public notes on EX switches; since which release: [K]).
 *
 * @param device - The device.
 * @param user - Whose home directory SFTP begins in.
 */
export function junosFiles(device: JunosDevice, user: string): DeviceFiles {
  return {
    store: device.files,
    nameOf,
    home: user === 'root' ? '/root' : `/var/home/${user}`,
    refusal: (protocol) => {
      const server = ['system', 'services', 'ssh', 'sftp-server']
      const isOn = protocol === 'scp' || device.active.find(server) !== undefined
      return isOn ? undefined : ''
    },
  }
}
