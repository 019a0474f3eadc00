import { posix } from 'node:path'
import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { IosDevice } from '../ios-device.ts'
import { parseFileUrl } from './file-url.ts'

/**
 * The files of IOS, over SCP: `ip scp server enable` (cli-dialects 4.3), and for privileged users only [K]. It has no
 * SFTP server.
 *
 * @param device - The device.
 * @param isPrivileged - Whether users log in with privilege 15.
 */
export function iosFiles(device: IosDevice, isPrivileged: boolean): DeviceFiles {
  return {
    store: device.flash,
    nameOf: (path) => {
      const { kind, name } = parseFileUrl(path)
      const below = name === '' ? '' : posix.normalize(name)
      return kind === 'flash' && !below.startsWith('..') ? below : undefined
    },
    refusal: (protocol) => {
      if (protocol === 'sftp') return ''
      // both as people quote them [K]
      if (device.running.find('ip scp server') === undefined) return 'Administratively disabled.\n'
      return isPrivileged ? undefined : 'Privilege denied.\n'
    },
  }
}
