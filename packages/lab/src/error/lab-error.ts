/**
 * Base of the errors of this package. It mirrors the shape of the framework's errors (`code`,
 * details, `cause`) without depending on it: the lab stands alone.
 */
export abstract class LabError extends Error {
  /** Stable, machine-readable identity. */
  abstract readonly code: Uppercase<string>

  /** The class name. */
  override get name(): string {
    return this.constructor.name
  }
}

/** Two devices of a lab have the same name. */
export class DuplicateDeviceError extends LabError {
  readonly code = 'LAB_DUPLICATE_DEVICE'
  /** The name. */
  readonly device: string

  constructor(device: string, options?: ErrorOptions) {
    super(`Starting a lab: two devices are named ${device}; names must be unique`, options)
    this.device = device
  }
}

/** The lab has no device of this name. */
export class UnknownDeviceError extends LabError {
  readonly code = 'LAB_UNKNOWN_DEVICE'
  /** The name that was asked for. */
  readonly device: string

  constructor(device: string, options?: ErrorOptions) {
    super(`The lab has no device named ${device}; see lab.devices for those it has`, options)
    this.device = device
  }
}

/** A host key could not be read. */
export class InvalidHostKeyError extends LabError {
  readonly code = 'LAB_INVALID_HOST_KEY'

  constructor(options?: ErrorOptions) {
    super(
      'Reading the host key of a device: expected an unencrypted private key in PEM or OpenSSH format',
      options,
    )
  }
}

/** A public key of a device could not be read. */
export class InvalidPublicKeyError extends LabError {
  readonly code = 'LAB_INVALID_PUBLIC_KEY'

  constructor(options?: ErrorOptions) {
    super('Reading publicKeys of a device: expected lines of authorized_keys', options)
  }
}
