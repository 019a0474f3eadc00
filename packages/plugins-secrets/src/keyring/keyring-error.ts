import { NornirError } from '@nornir-ts/kernel'

/** The package that reaches the key ring is not installed: it is one that only those need who have a key ring. */
export class KeyringMissingError extends NornirError {
  readonly code = 'KEYRING_MISSING'

  constructor(options: { readonly cause: Error }) {
    super(
      `"$keyring" needs the package @napi-rs/keyring, which cannot be loaded: ${firstLine(options.cause)}; install it beside @nornir-ts/plugins-secrets`,
      options,
    )
  }
}

/** Details of a {@link KeyringUnavailableError} and a {@link KeyringEntryError}. */
export interface KeyringEntryDetails {
  /** Name of the service. */
  readonly service: string
  /** Name of the account. */
  readonly account: string
}

/** There is no key ring, or it is locked. */
export class KeyringUnavailableError extends NornirError implements KeyringEntryDetails {
  readonly code = 'KEYRING_UNAVAILABLE'
  /** Name of the service. */
  readonly service: string
  /** Name of the account. */
  readonly account: string

  constructor({ service, account }: KeyringEntryDetails, options: { readonly cause: Error }) {
    super(
      `the key ring cannot be asked for "${account}" of "${service}": ${firstLine(options.cause)}; on Linux it needs a desktop session with a Secret Service (GNOME Keyring, KWallet), elsewhere use { $file: … } or a vault`,
      options,
    )
    this.service = service
    this.account = account
  }
}

/** The key ring has no such entry. */
export class KeyringEntryError extends NornirError implements KeyringEntryDetails {
  readonly code = 'KEYRING_ENTRY'
  /** Name of the service. */
  readonly service: string
  /** Name of the account. */
  readonly account: string

  constructor({ service, account }: KeyringEntryDetails, options?: ErrorOptions) {
    // Seen with @napi-rs/keyring 2.1: without a session bus it asks the kernel's keys and finds none.
    const kernel = 'without a desktop session the kernel is asked, whose keys go with a restart'
    const hint = process.platform === 'linux' ? `; ${kernel}` : ''
    super(`the key ring has no "${account}" of "${service}"${hint}`, options)
    this.service = service
    this.account = account
  }
}

function firstLine({ message }: Error): string {
  return message.split('\n')[0] ?? ''
}
