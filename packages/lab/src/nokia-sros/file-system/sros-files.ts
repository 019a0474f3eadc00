import type { DeviceFiles } from '../../file-system/device-files.ts'
import type { FileStore } from '../../file-system/file-store.ts'

/**
 * The name in the store of a path. Only `cf3:` has a card in it; a path without a card is there, too (public captures:
 * `file list system-pki`). Both slashes part folders (public captures: `scp x.pem admin@r1:cf3:/`, `cf3:\\`).
 *
 * @param path - As typed.
 */
export function nameOf(path: string): string | undefined {
  const [, card = 'cf3:', rest = ''] = /^(cf\d(?:-[ab])?:)?(.*)$/i.exec(path) ?? []
  if (!/^cf3:$/i.test(card)) return undefined
  return rest.replaceAll('\\', '/').replace(/^\/+|\/+$/g, '')
}

/** A name of the store as the device shows it. */
export function shown(name: string): string {
  return `cf3:\\${name.replaceAll('/', '\\')}`
}

/**
 * The files of SR OS, over SCP, which is there wherever SSH is [K] (public captures: certificates are copied to `cf3:/`
 * with `scp` and nothing else configured). SFTP is not simulated.
 *
 * @param store - What is on `cf3:`.
 */
export function srosFiles(store: FileStore): DeviceFiles {
  return { store, nameOf, refusal: (protocol) => (protocol === 'scp' ? undefined : '') }
}
