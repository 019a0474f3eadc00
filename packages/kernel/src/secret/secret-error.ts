import { NornirError } from '../error/nornir-error.ts'

/** Details of a {@link SecretResolutionError}. */
export interface SecretResolutionDetails {
  /** Name of the host whose connection needs the secret. */
  readonly host: string
  /** Where the reference stands, e.g. `password`. */
  readonly key: string
  /** Name of the provider that was asked. */
  readonly provider: string
}

/** A secret could not be had; `cause` says why. It may be tried again when its cause may. */
export class SecretResolutionError extends NornirError implements SecretResolutionDetails {
  readonly code = 'SECRET_RESOLUTION'
  override readonly retryable: boolean
  /** Name of the host whose connection needs the secret. */
  readonly host: string
  /** Where the reference stands, e.g. `password`. */
  readonly key: string
  /** Name of the provider that was asked. */
  readonly provider: string

  constructor(details: SecretResolutionDetails, options: { readonly cause: Error }) {
    const { host, key, provider } = details
    const { cause } = options
    super(`${host}: no secret for "${key}" from $${provider}: ${cause.message}`, options)
    this.retryable = NornirError.is(cause) && cause.retryable
    this.host = host
    this.key = key
    this.provider = provider
  }
}

/** Details of an {@link UnknownSecretProviderError}. */
export interface UnknownSecretProviderDetails {
  /** The name that no provider has. */
  readonly provider: string
  /** Names of the providers there are. */
  readonly known: readonly string[]
  /** The one that was probably meant. */
  readonly suggestion: string | undefined
}

/** A reference names a provider that was not registered. */
export class UnknownSecretProviderError
  extends NornirError
  implements UnknownSecretProviderDetails
{
  readonly code = 'SECRET_PROVIDER_UNKNOWN'
  /** The name that no provider has. */
  readonly provider: string
  /** Names of the providers there are. */
  readonly known: readonly string[]
  /** The one that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: UnknownSecretProviderDetails, options?: ErrorOptions) {
    const { provider, known, suggestion } = details
    const hint = suggestion === undefined ? '' : `; did you mean "$${suggestion}"?`
    const names = known.map((name) => `$${name}`).join(' ')
    super(`there is no provider "$${provider}" (known: ${names})${hint}`, options)
    this.provider = provider
    this.known = known
    this.suggestion = suggestion
  }
}

/** Details of a {@link SecretArgumentError}. */
export interface SecretArgumentDetails {
  /** Name of the provider. */
  readonly provider: string
  /** What it needs. */
  readonly expected: string
}

/** What a reference says behind its provider's name is not what the provider needs. It is not shown: it may be the password itself. */
export class SecretArgumentError extends NornirError implements SecretArgumentDetails {
  readonly code = 'SECRET_ARGUMENT'
  /** Name of the provider. */
  readonly provider: string
  /** What it needs. */
  readonly expected: string

  constructor({ provider, expected }: SecretArgumentDetails, options?: ErrorOptions) {
    super(`"$${provider}" needs ${expected}`, options)
    this.provider = provider
    this.expected = expected
  }
}

/** Details of a {@link SecretVariableError}. */
export interface SecretVariableDetails {
  /** Name of the variable. */
  readonly variable: string
}

/** An environment variable that holds a secret is not set. */
export class SecretVariableError extends NornirError implements SecretVariableDetails {
  readonly code = 'SECRET_VARIABLE'
  /** Name of the variable. */
  readonly variable: string

  constructor({ variable }: SecretVariableDetails, options?: ErrorOptions) {
    super(`the environment variable ${variable} is not set`, options)
    this.variable = variable
  }
}

/** Details of a {@link SecretFileError}. */
export interface SecretFileDetails {
  /** The file. */
  readonly file: string
}

/** A file that holds a secret cannot be read; `cause` says why. */
export class SecretFileError extends NornirError implements SecretFileDetails {
  readonly code = 'SECRET_FILE'
  /** The file. */
  readonly file: string

  constructor({ file }: SecretFileDetails, options: { readonly cause: Error }) {
    super(`the file ${file} cannot be read: ${options.cause.message}`, options)
    this.file = file
  }
}

/** Details of a {@link SecretCommandError}. */
export interface SecretCommandDetails {
  /** The program; its arguments may hold secrets and are not kept. */
  readonly program: string
  /** Its exit code; `undefined` when it did not start or was killed. */
  readonly exitCode: number | undefined
  /** What happened, e.g. `ended with exit code 2`. */
  readonly reason: string
}

/** A command that prints a secret failed. What it printed is not kept. */
export class SecretCommandError extends NornirError implements SecretCommandDetails {
  readonly code = 'SECRET_COMMAND'
  /** The program; its arguments may hold secrets and are not kept. */
  readonly program: string
  /** Its exit code; `undefined` when it did not start or was killed. */
  readonly exitCode: number | undefined
  /** What happened, e.g. `ended with exit code 2`. */
  readonly reason: string

  constructor({ program, exitCode, reason }: SecretCommandDetails, options?: ErrorOptions) {
    super(`the command "${program}" ${reason}; run it by hand to see what it says`, options)
    this.program = program
    this.exitCode = exitCode
    this.reason = reason
  }
}

/** A provider gave an empty secret, which would be tried as a password and count as a failed log-in. */
export class SecretEmptyError extends NornirError {
  readonly code = 'SECRET_EMPTY'

  constructor(options?: ErrorOptions) {
    super('the secret is empty', options)
  }
}

/** Details of a {@link SecretTimeoutError}. */
export interface SecretTimeoutDetails {
  /** The limit, in milliseconds. */
  readonly timeoutMs: number
}

/** A provider did not answer in time. */
export class SecretTimeoutError extends NornirError implements SecretTimeoutDetails {
  readonly code = 'SECRET_TIMEOUT'
  override readonly retryable = true
  /** The limit, in milliseconds. */
  readonly timeoutMs: number

  constructor({ timeoutMs }: SecretTimeoutDetails, options?: ErrorOptions) {
    super(`no answer within ${timeoutMs} ms`, options)
    this.timeoutMs = timeoutMs
  }
}
