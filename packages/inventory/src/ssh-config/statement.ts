import type { Criterion } from './criterion.ts'
import type { SettingKeyword, SettingValue } from './setting.ts'
import type { SshConfigPlace } from './ssh-config-error.ts'

/** A value of a keyword, and where it stands. */
export interface Setting<Value> {
  /** What the file says; nothing in it is expanded. */
  readonly value: Value
  /** Where it stands. */
  readonly place: SshConfigPlace
}

/** One line of an ssh_config, read. */
export type Statement =
  | HostStatement
  | MatchStatement
  | IncludeStatement
  | { [Keyword in SettingKeyword]: SettingStatement<Keyword> }[SettingKeyword]

/** `Host`: the lines below hold for hosts by name. */
export interface HostStatement {
  readonly kind: 'host'
  /** One of these must mean the host, and no negated one. */
  readonly patterns: readonly string[]
}

/** `Match`: the lines below hold when all criteria do. */
export interface MatchStatement {
  readonly kind: 'match'
  /** In the order of the line. */
  readonly criteria: readonly Criterion[]
}

/** `Include`: other files stand here. */
export interface IncludeStatement {
  readonly kind: 'include'
  /** The statements of each file, in order. */
  readonly files: readonly (readonly Statement[])[]
}

/** A keyword with its value. */
export interface SettingStatement<Keyword extends SettingKeyword> {
  readonly kind: 'setting'
  readonly keyword: Keyword
  readonly setting: Setting<SettingValue<Keyword>>
}
