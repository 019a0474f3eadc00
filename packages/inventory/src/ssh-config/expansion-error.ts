import { NornirError } from '@nornir-ts/kernel'
import type { SshConfigPlace } from './ssh-config-error.ts'

/** Details of an {@link SshConfigTokenError}. */
export interface SshConfigTokenDetails extends SshConfigPlace {
  /** The value with the token. */
  readonly value: string
  /** The token, e.g. `%q`; a single `%` at the end of the value. */
  readonly token: string
  /** The tokens that this keyword takes. */
  readonly allowed: readonly string[]
}

/** A value of an ssh_config holds a `%` token that its keyword does not take. */
export class SshConfigTokenError extends NornirError implements SshConfigTokenDetails {
  readonly code = 'SSH_CONFIG_TOKEN'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** The value with the token. */
  readonly value: string
  /** The token, e.g. `%q`; a single `%` at the end of the value. */
  readonly token: string
  /** The tokens that this keyword takes. */
  readonly allowed: readonly string[]

  constructor(
    { file, line, value, token, allowed }: SshConfigTokenDetails,
    options?: ErrorOptions,
  ) {
    super(
      `${file}:${line}: "${token}" in "${value}" is none of the tokens that can stand here: ${allowed.join(' ')}`,
      options,
    )
    this.file = file
    this.line = line
    this.value = value
    this.token = token
    this.allowed = allowed
  }
}

/** Details of an {@link SshConfigVariableError}. */
export interface SshConfigVariableDetails extends SshConfigPlace {
  /** The value that needs the variable. */
  readonly value: string
  /** The name of the variable. */
  readonly variable: string
}

/** A value of an ssh_config needs an environment variable that is not set. */
export class SshConfigVariableError extends NornirError implements SshConfigVariableDetails {
  readonly code = 'SSH_CONFIG_VARIABLE'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** The value that needs the variable. */
  readonly value: string
  /** The name of the variable. */
  readonly variable: string

  constructor({ file, line, value, variable }: SshConfigVariableDetails, options?: ErrorOptions) {
    super(
      `${file}:${line}: "${value}" needs the environment variable "${variable}", which is not set`,
      options,
    )
    this.file = file
    this.line = line
    this.value = value
    this.variable = variable
  }
}

/** Details of an {@link SshConfigUnsafeValueError}. */
export interface SshConfigUnsafeValueDetails extends SshConfigPlace {
  /** The value of the ssh_config. */
  readonly value: string
  /** The token, e.g. `%h`. */
  readonly token: string
  /** What the token stands for: a host or user name, often of the inventory. */
  readonly replacement: string
}

/** A host or user name would be read as something else in the command or path that an ssh_config puts it into. */
export class SshConfigUnsafeValueError extends NornirError implements SshConfigUnsafeValueDetails {
  readonly code = 'SSH_CONFIG_UNSAFE_VALUE'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** The value of the ssh_config. */
  readonly value: string
  /** The token, e.g. `%h`. */
  readonly token: string
  /** What the token stands for: a host or user name, often of the inventory. */
  readonly replacement: string

  constructor(details: SshConfigUnsafeValueDetails, options?: ErrorOptions) {
    const { file, line, value, token, replacement } = details
    super(
      `${file}:${line}: ${token} in "${value}" stands for ${JSON.stringify(replacement)}, which is not safe in a command or path; correct that name`,
      options,
    )
    this.file = file
    this.line = line
    this.value = value
    this.token = token
    this.replacement = replacement
  }
}

/** Details of an {@link SshConfigExecError}. */
export interface SshConfigExecDetails extends SshConfigPlace {
  /** The command, expanded. */
  readonly command: string
}

/** The command of a `Match exec` could not be run, or did not end by itself; `cause` says why. */
export class SshConfigExecError extends NornirError implements SshConfigExecDetails {
  readonly code = 'SSH_CONFIG_EXEC'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** The command, expanded. */
  readonly command: string

  constructor({ file, line, command }: SshConfigExecDetails, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? options.cause.message : 'ended by a signal'
    super(
      `${file}:${line}: the command of Match exec failed to run: ${command}: ${reason}`,
      options,
    )
    this.file = file
    this.line = line
    this.command = command
  }
}
