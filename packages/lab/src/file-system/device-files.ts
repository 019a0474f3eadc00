import type { FileStore } from './file-store.ts'

/** How files get onto a device and off it. */
export type FileProtocol = 'scp' | 'sftp'

/** The files of a device, as its servers of SCP and SFTP have them. */
export interface DeviceFiles {
  /** The files. */
  readonly store: FileStore
  /** The name in the store that a path of the servers means; undefined: there is no such place. */
  readonly nameOf: (path: string) => string | undefined
  /** Where users of SFTP are at first, as an absolute path. Default: `/`. */
  readonly home?: string | undefined
  /** What a client is told whose server is not on now, by what is configured; undefined: it is on. */
  readonly refusal: (protocol: FileProtocol) => string | undefined
}
