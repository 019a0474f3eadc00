import { type DocumentPath, NornirError } from '@nornir-ts/kernel'

/** Details of a {@link RemoteSecretError}. */
export interface RemoteSecretDetails {
  /** Steps to the reference, e.g. `['hosts', 'leaf01', 'password']`. */
  readonly path: DocumentPath
  /** The provider that was asked for. */
  readonly provider: string
}

/** Data of another system asks for a file of this machine or for a program to be run: whoever writes there would rule here. */
export class RemoteSecretError extends NornirError implements RemoteSecretDetails {
  readonly code = 'REMOTE_SECRET'
  /** Steps to the reference, e.g. `['hosts', 'leaf01', 'password']`. */
  readonly path: DocumentPath
  /** The provider that was asked for. */
  readonly provider: string

  constructor({ path, provider }: RemoteSecretDetails, options?: ErrorOptions) {
    super(
      `${path.join(' → ')}: "$${provider}" is honoured only in local files and in code, not in data of another system; set this secret there, or use another provider`,
      options,
    )
    this.path = path
    this.provider = provider
  }
}
