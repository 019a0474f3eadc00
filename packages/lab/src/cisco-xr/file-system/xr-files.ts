import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { FileStore } from '../../file-system/file-store.ts'

/**
 * The name in the store of a path: `disk0:/x`, `/disk0:/x` (cli-dialects 4.3; public captures have both), or `x`, which is
 * there, too. No other disk is simulated.
 *
 * @param path - As typed.
 */
export function nameOf(path: string): string | undefined {
  const [, disk, name = ''] = /^(?:\/?(\w+:)\/?)?(.*?)\/?$/.exec(path) ?? []
  if (disk !== undefined) return disk === 'disk0:' ? name : undefined
  return name.startsWith('/') ? undefined : name
}

/**
 * The files of IOS XR, over SCP and SFTP, which are there wherever its SSH server is (cli-dialects 4.3 [K]).
 *
 * @param store - What is on `disk0:`.
 */
export function xrFiles(store: FileStore): DeviceFiles {
  return { store, nameOf, home: '/disk0:', refusal: () => undefined }
}
