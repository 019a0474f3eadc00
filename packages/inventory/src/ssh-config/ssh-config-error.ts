import { NornirError } from '@nornir-ts/kernel'

/** Where a line of an ssh_config stands. */
export interface SshConfigPlace {
  /** The file, as a path. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
}

function at({ file, line }: SshConfigPlace): string {
  return `${file}:${line}`
}

/** Details of an {@link SshConfigFileError} and of an {@link SshConfigPermissionError}. */
export interface SshConfigFileDetails {
  /** The file. */
  readonly file: string
}

/** An ssh_config that was named, or a file that it includes, cannot be read; `cause` says why. */
export class SshConfigFileError extends NornirError implements SshConfigFileDetails {
  readonly code = 'SSH_CONFIG_FILE'
  /** The file. */
  readonly file: string

  constructor({ file }: SshConfigFileDetails, options?: ErrorOptions) {
    const reason = options?.cause instanceof Error ? options.cause.message : 'unknown reason'
    super(`Cannot read the ssh_config ${file}: ${reason}`, options)
    this.file = file
  }
}

/** An ssh_config could have been written by another user of this machine. */
export class SshConfigPermissionError extends NornirError implements SshConfigFileDetails {
  readonly code = 'SSH_CONFIG_PERMISSION'
  /** The file. */
  readonly file: string

  constructor({ file }: SshConfigFileDetails, options?: ErrorOptions) {
    super(
      `The ssh_config ${file} belongs to another user or is writable by group or others, so others could decide where connections go; make it yours and run chmod go-w on it`,
      options,
    )
    this.file = file
  }
}

/** Details of an {@link SshConfigSyntaxError}. */
export interface SshConfigSyntaxDetails extends SshConfigPlace {
  /** What is wrong with the line. */
  readonly problem: string
}

/** A line of an ssh_config is wrong; OpenSSH refuses it too. */
export class SshConfigSyntaxError extends NornirError implements SshConfigSyntaxDetails {
  readonly code = 'SSH_CONFIG_SYNTAX'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** What is wrong with the line. */
  readonly problem: string

  constructor({ file, line, problem }: SshConfigSyntaxDetails, options?: ErrorOptions) {
    super(`${at({ file, line })}: ${problem}`, options)
    this.file = file
    this.line = line
    this.problem = problem
  }
}

/** Details of an {@link SshConfigKeywordError}. */
export interface SshConfigKeywordDetails extends SshConfigPlace {
  /** The keyword, in lower case. */
  readonly keyword: string
  /** The keyword that was probably meant. */
  readonly suggestion: string | undefined
}

/** A line of an ssh_config starts with a keyword that OpenSSH does not know. */
export class SshConfigKeywordError extends NornirError implements SshConfigKeywordDetails {
  readonly code = 'SSH_CONFIG_KEYWORD'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** The keyword, in lower case. */
  readonly keyword: string
  /** The keyword that was probably meant. */
  readonly suggestion: string | undefined

  constructor(details: SshConfigKeywordDetails, options?: ErrorOptions) {
    const { file, line, keyword, suggestion } = details
    const hint = suggestion === undefined ? '' : `; did you mean "${suggestion}"?`
    super(
      `${at(details)}: ssh_config has no keyword "${keyword}"${hint} (IgnoreUnknown lets one pass)`,
      options,
    )
    this.file = file
    this.line = line
    this.keyword = keyword
    this.suggestion = suggestion
  }
}

/** Details of an {@link SshConfigIncludeError}. */
export interface SshConfigIncludeDetails extends SshConfigPlace {
  /** How many files may be nested. */
  readonly maxDepth: number
}

/** Files of an ssh_config include each other, or are nested too deep. */
export class SshConfigIncludeError extends NornirError implements SshConfigIncludeDetails {
  readonly code = 'SSH_CONFIG_INCLUDE'
  /** The file whose `Include` went too far. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** How many files may be nested. */
  readonly maxDepth: number

  constructor({ file, line, maxDepth }: SshConfigIncludeDetails, options?: ErrorOptions) {
    super(
      `${at({ file, line })}: Include is nested more than ${maxDepth} deep; does a file include itself?`,
      options,
    )
    this.file = file
    this.line = line
    this.maxDepth = maxDepth
  }
}

/** Details of an {@link SshConfigPortError}. */
export interface SshConfigPortDetails extends SshConfigPlace {
  /** What stands where a port should. */
  readonly port: string
}

/** A `Port` of an ssh_config is none. */
export class SshConfigPortError extends NornirError implements SshConfigPortDetails {
  readonly code = 'SSH_CONFIG_PORT'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** What stands where a port should. */
  readonly port: string

  constructor({ file, line, port }: SshConfigPortDetails, options?: ErrorOptions) {
    super(`${at({ file, line })}: Port should be a number from 1 to 65535, not "${port}"`, options)
    this.file = file
    this.line = line
    this.port = port
  }
}

/** Details of an {@link SshConfigProxyJumpError}. */
export interface SshConfigProxyJumpDetails extends SshConfigPlace {
  /** The value of `ProxyJump`. */
  readonly proxyJump: string
}

/** A `ProxyJump` of an ssh_config names no jump hosts. */
export class SshConfigProxyJumpError extends NornirError implements SshConfigProxyJumpDetails {
  readonly code = 'SSH_CONFIG_PROXY_JUMP'
  /** The file. */
  readonly file: string
  /** The line, counted from 1. */
  readonly line: number
  /** The value of `ProxyJump`. */
  readonly proxyJump: string

  constructor({ file, line, proxyJump }: SshConfigProxyJumpDetails, options?: ErrorOptions) {
    super(
      `${at({ file, line })}: ProxyJump should be none, or jump hosts as [user@]host[:port] or ssh://[user@]host[:port] with commas between and no blanks, not "${proxyJump}"`,
      options,
    )
    this.file = file
    this.line = line
    this.proxyJump = proxyJump
  }
}
