import { posix } from 'node:path'
import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { Os10Device } from '../os10-device.ts'

/**
 * The name in the store of a path; the home directory of the user has an empty one, and nothing else of the file system
 * is simulated.
 *
 * @param home - Where paths begin that do not begin at the root (cli-dialects 4.3: relative to home).
 * @param path - As typed.
 */
export function nameOf(home: string, path: string): string | undefined {
  const full = posix.resolve(home, path)
  if (full === home) return ''
  return full.startsWith(`${home}/`) ? full.slice(home.length + 1) : undefined
}

/**
 * The files of OS10, over SCP (cli-dialects 4.3; a public note copies an image with nothing else configured). SFTP is not
 * simulated.
 *
 * @param device - The device.
 */
export function os10Files({ files, home }: Os10Device): DeviceFiles {
  return {
    store: files,
    nameOf: (path) => nameOf(home, path),
    home,
    refusal: (protocol) => (protocol === 'scp' ? undefined : ''),
  }
}
