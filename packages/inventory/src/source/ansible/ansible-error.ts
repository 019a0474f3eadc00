import { NornirError, type SourceLocation } from '@nornir-ts/kernel'

/** `file:line:column`, as errors begin. */
export function placeOf({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`
}

/** Details of an {@link AnsibleFileError}. */
export interface AnsibleFileDetails {
  /** The file or folder. */
  readonly file: string
  /** Why it is not read; left out: what the cause says. */
  readonly reason?: string | undefined
}

/** A file of an Ansible inventory cannot be read, or is nothing that is read here. */
export class AnsibleFileError extends NornirError implements AnsibleFileDetails {
  readonly code = 'ANSIBLE_FILE'
  /** The file or folder. */
  readonly file: string
  /** Why it is not read. */
  readonly reason: string

  constructor({ file, reason }: AnsibleFileDetails, options?: ErrorOptions) {
    const { cause } = options ?? {}
    const why = reason ?? (cause instanceof Error ? cause.message : 'unknown reason')
    super(`Cannot read the Ansible inventory from ${file}: ${why}`, options)
    this.file = file
    this.reason = why
  }
}

/** Details of an {@link AnsibleDynamicError}. */
export interface AnsibleDynamicDetails {
  /** The file. */
  readonly file: string
  /** What Ansible would run: the file itself, or the plugin that it configures. */
  readonly runs: 'script' | 'plugin'
  /** How that was seen, e.g. `it begins with #!`. */
  readonly reason: string
}

/** Ansible would run a program for its hosts. Here nothing is run: what Ansible makes of it can be read. */
export class AnsibleDynamicError extends NornirError implements AnsibleDynamicDetails {
  readonly code = 'ANSIBLE_DYNAMIC'
  /** The file. */
  readonly file: string
  /** What Ansible would run: the file itself, or the plugin that it configures. */
  readonly runs: 'script' | 'plugin'
  /** How that was seen. */
  readonly reason: string

  constructor({ file, runs, reason }: AnsibleDynamicDetails, options?: ErrorOptions) {
    const what = runs === 'script' ? 'is a script' : 'configures an inventory plugin'
    const plain = runs === 'script' ? ' (a plain file: chmod -x it)' : ''
    super(
      `${file} ${what}: ${reason}${plain}. Nothing is run here; let Ansible write down what it gives, and read that: ansible-inventory -i ${file} --list > inventory.json`,
      options,
    )
    this.file = file
    this.runs = runs
    this.reason = reason
  }
}

/** Details of an {@link AnsibleSyntaxError}. */
export interface AnsibleSyntaxDetails extends SourceLocation {
  /** What is wrong. */
  readonly reason: string
}

/** An Ansible inventory is wrong: a line, a range of hosts, the shape of a group. */
export class AnsibleSyntaxError extends NornirError implements AnsibleSyntaxDetails {
  readonly code = 'ANSIBLE_SYNTAX'
  /** The file. */
  readonly file: string
  /** Line, 1-based. */
  readonly line: number
  /** Column, 1-based. */
  readonly column: number
  /** What is wrong. */
  readonly reason: string

  constructor({ reason, ...place }: AnsibleSyntaxDetails, options?: ErrorOptions) {
    super(`${placeOf(place)}: ${reason}`, options)
    this.file = place.file
    this.line = place.line
    this.column = place.column
    this.reason = reason
  }
}
