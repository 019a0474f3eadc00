import { posix } from 'node:path'
import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { EosDevice } from '../eos-device.ts'

/** Where Linux below has what the command line calls `flash:` (cli-dialects 4.3). */
const folder = '/mnt/flash'

/**
 * The name in the store of a file as the command line writes it: `flash:x`, `flash:/x`, `file:/mnt/flash/x`
 * (cli-dialects 4.3). One without a file system is on flash [K]; no other file system is simulated.
 */
export function nameOf(text: string): string | undefined {
  const [, system, path = text] = /^([a-z]+):(.*)$/.exec(text) ?? []
  if (system === 'file') return below(path)
  return system === undefined || system === 'flash' ? below(posix.join(folder, path)) : undefined
}

/** The name of what is at a path of Linux; undefined: it is not on flash. */
function below(path: string): string | undefined {
  const full = posix.resolve('/', path)
  if (full === folder) return ''
  return full.startsWith(`${folder}/`) ? full.slice(folder.length + 1) : undefined
}

/**
 * The files of EOS: OpenSSH's SCP and SFTP, which are on [K] and see Linux (Netmiko: `/mnt/flash`). They are run by the
 * command line of the user, who has to be privileged (published notes on SCP; SFTP and the words [K]).
 *
 * @param device - The device.
 * @param about - Whether users log in with privilege 15, and who they are.
 */
export function eosFiles(
  device: EosDevice,
  { isPrivileged, user }: { readonly isPrivileged: boolean; readonly user: string },
): DeviceFiles {
  return {
    store: device.flash,
    home: `/home/${user}`, // [K]
    nameOf: (path) => below(posix.resolve(`/home/${user}`, path)),
    refusal: () => (isPrivileged ? undefined : '% Invalid input (privileged mode required)\n'),
  }
}
