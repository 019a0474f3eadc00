import { NornirError, type SourceLocation } from '@nornir-ts/kernel'
import { placeOf } from './ansible-error.ts'

/** Details of an {@link AnsibleValueError}. */
export interface AnsibleValueDetails extends SourceLocation {
  /** The variable. */
  readonly variable: string
  /** What it should be. */
  readonly expected: string
  /** What it is; values are not shown, they may be secrets. */
  readonly received: string
}

/** A variable that says how to reach a device is of the wrong kind. */
export class AnsibleValueError extends NornirError implements AnsibleValueDetails {
  readonly code = 'ANSIBLE_VALUE'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** The variable. */
  readonly variable: string
  /** What it should be. */
  readonly expected: string
  /** What it is. */
  readonly received: string

  constructor(details: AnsibleValueDetails, options?: ErrorOptions) {
    const { variable, expected, received } = details
    super(`${placeOf(details)}: ${variable}: expected ${expected}, got ${received}`, options)
    this.file = details.file
    this.line = details.line
    this.column = details.column
    this.variable = variable
    this.expected = expected
    this.received = received
  }
}

/** Details of an {@link AnsibleTemplateError}. */
export interface AnsibleTemplateDetails extends SourceLocation {
  /** The variable. */
  readonly variable: string
}

/** A variable that says how to reach a device is a Jinja2 template, which is not evaluated here. */
export class AnsibleTemplateError extends NornirError implements AnsibleTemplateDetails {
  readonly code = 'ANSIBLE_TEMPLATE'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** The variable. */
  readonly variable: string

  constructor(details: AnsibleTemplateDetails, options?: ErrorOptions) {
    const { variable } = details
    super(
      `${placeOf(details)}: ${variable} is a Jinja2 template, which is not evaluated here; write the value itself, or leave it out by ignoreVariables: ['${variable}'] and give it in another way, e.g. by defaults`,
      options,
    )
    this.file = details.file
    this.line = details.line
    this.column = details.column
    this.variable = variable
  }
}

/** Details of an {@link AnsibleVaultError}. */
export interface AnsibleVaultDetails extends SourceLocation {
  /** The variable; undefined: the whole file. */
  readonly variable: string | undefined
}

/** A value or a file is encrypted by Ansible Vault, which is not opened here. */
export class AnsibleVaultError extends NornirError implements AnsibleVaultDetails {
  readonly code = 'ANSIBLE_VAULT'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** The variable; undefined: the whole file. */
  readonly variable: string | undefined

  constructor(details: AnsibleVaultDetails, options?: ErrorOptions) {
    const { variable } = details
    super(
      `${placeOf(details)}: ${variable ?? 'the file'} is encrypted by Ansible Vault, which is not opened here; leave it out by vaulted: 'skip', and give the secret in another way, e.g. defaults: { password: { $env: 'NET_PASSWORD' } }`,
      options,
    )
    this.file = details.file
    this.line = details.line
    this.column = details.column
    this.variable = variable
  }
}
