import { NornirError } from '@nornir-ts/core'

/** Details of a {@link KnownHostsFileError}. */
export interface KnownHostsFileDetails {
  /** Path of the file. */
  readonly path: string
  /** What was tried. */
  readonly access: 'read' | 'write'
}

/**
 * A known_hosts file cannot be read or written. The connection is refused: a host that cannot be
 * remembered would be taken for a new one, unchecked, every time.
 */
export class KnownHostsFileError extends NornirError implements KnownHostsFileDetails {
  readonly code = 'KNOWN_HOSTS_FILE'
  readonly path: string
  readonly access: 'read' | 'write'

  constructor({ path, access }: KnownHostsFileDetails, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? `: ${options.cause.message}` : ''
    super(
      `Cannot ${access} the known_hosts file ${path}${reason}. Host keys are always checked, so no connection is opened. ` +
        `Give a file that this user can ${access === 'read' ? 'read' : 'write'} (knownHostsFiles), or use hostKeys: 'strict' with the keys in place`,
      options,
    )
    this.path = path
    this.access = access
  }
}
