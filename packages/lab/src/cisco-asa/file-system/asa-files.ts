import { posix } from 'node:path'
import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { AsaDevice } from '../asa-device.ts'

/** `disk0:x`, `disk0:/x`, and `flash:`, which is the same (Cisco, "verify"); without any it is disk0: as well. */
const diskUrl = /^(?:(?:disk0|flash):)?\/*(.*)$/

/** The name in the store of a file as the command line writes it; no other file system is simulated. */
export function nameOf(text: string): string | undefined {
  const [, name = ''] = diskUrl.exec(text) ?? []
  if (name.includes(':')) return undefined
  const below = posix.normalize(name).replace(/\/+$/, '')
  if (below === '.') return ''
  return /^\.\.(?=\/|$)/.test(below) ? undefined : below
}

/**
 * The files of an ASA, over SCP: `ssh scopy enable` (Cisco, "ssh scopy enable"). It has no SFTP server. Where SCP is
 * off, its command line does not know it [K].
 *
 * @param device - The device.
 */
export function asaFiles(device: AsaDevice): DeviceFiles {
  return {
    store: device.disk,
    nameOf,
    refusal: (protocol) => {
      const isOn = protocol === 'scp' && device.running.find('ssh scopy enable') !== undefined
      return isOn ? undefined : "ERROR: % Invalid input detected at '^' marker.\n"
    },
  }
}
