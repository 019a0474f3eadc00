import { type DocumentPath, NornirError } from '@nornir-ts/kernel'

/** Details of a {@link LiteralSecretError}. */
export interface LiteralSecretDetails {
  /** Steps to the secret, e.g. `['hosts', 'leaf01', 'password']`. */
  readonly path: DocumentPath
}

/** An inventory was to be written that holds a secret itself, not a reference to where it is kept. */
export class LiteralSecretError extends NornirError implements LiteralSecretDetails {
  readonly code = 'LITERAL_SECRET'
  /** Steps to the secret, e.g. `['hosts', 'leaf01', 'password']`. */
  readonly path: DocumentPath

  constructor({ path }: LiteralSecretDetails, options?: ErrorOptions) {
    super(
      `${path.join(' → ')}: this secret would be written in clear text; put a reference in its place, such as { $env: NET_PASSWORD }, or pass reveal: true`,
      options,
    )
    this.path = path
  }
}
