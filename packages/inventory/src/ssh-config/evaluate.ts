import { spawnSync } from 'node:child_process'
import type { Criterion } from './criterion.ts'
import { SshConfigExecError } from './expansion-error.ts'
import { matchesPatterns } from './host-pattern.ts'
import type { SettingKeyword, SettingValue } from './setting.ts'
import type { Setting, SettingStatement, Statement } from './statement.ts'
import { type Connection, expandTokens, kinds } from './tokens.ts'

/** The settings of one host: of each keyword the first value that holds for it. */
export type Settings = {
  -readonly [Keyword in Exclude<SettingKeyword, 'identityfile'>]?: Setting<SettingValue<Keyword>>
} & {
  /** Of this keyword all values, in order, none twice. */
  readonly identityFiles: Setting<string>[]
}

/** One pass over the statements, for one host. */
export interface Pass {
  /** What was set so far; added to. */
  readonly settings: Settings
  /** The host that `Host` means. */
  readonly host: string
  /** Whether this is the second pass, in which `Match final` holds. */
  readonly isFinal: boolean
  /** Whether `Match exec` may run its command. */
  readonly allowExec: boolean
  /** What is known of the connection by the settings so far. */
  readonly connection: () => Connection
  /** Whether a second pass is needed; set when `Match final` is met. */
  needsFinal: boolean
}

/** How long the command of a `Match exec` may take. */
const execTimeoutMs = 10_000

/**
 * Goes through the statements of one file in order, and sets what holds.
 *
 * @param isActive - Whether lines hold before the first `Host` or `Match`. If not, as in a file that
 *   is included where nothing holds, none in it ever does.
 */
export function evaluate(statements: readonly Statement[], pass: Pass, isActive = true): void {
  let holds = isActive
  for (const statement of statements) {
    switch (statement.kind) {
      case 'host':
        holds = isActive && matchesPatterns(pass.host, statement.patterns)
        break
      case 'match':
        holds = matchesAll(statement.criteria, pass, isActive)
        break
      case 'include':
        for (const file of statement.files) evaluate(file, pass, holds)
        break
      case 'setting':
        if (holds) apply(statement, pass.settings)
    }
  }
}

function apply(statement: SettingStatement<SettingKeyword>, settings: Settings): void {
  const { keyword, setting } = statement
  if (keyword === 'identityfile') {
    const file = setting as Setting<string>
    if (!settings.identityFiles.some(({ value }) => value === file.value)) {
      settings.identityFiles.push(file)
    }
    return
  }
  if (isShutOut(keyword, settings)) return
  // Keyword and value of a statement belong together; TypeScript cannot tie the two.
  const all = settings as { [keyword in SettingKeyword]?: Setting<unknown> }
  all[keyword] ??= setting
}

/** Of `ProxyJump` and `ProxyCommand` the first holds. A `ProxyJump none` shuts out no command, though. */
function isShutOut(keyword: SettingKeyword, { proxyjump, proxycommand }: Settings): boolean {
  if (keyword === 'proxyjump') return proxycommand !== undefined
  return keyword === 'proxycommand' && proxyjump !== undefined && proxyjump.value !== 'none'
}

function matchesAll(criteria: readonly Criterion[], pass: Pass, isActive: boolean): boolean {
  if (criteria.some(({ name }) => name === 'final')) pass.needsFinal = true
  // In order, and no further than the first that does not hold: an `exec` behind it must not run.
  return isActive && criteria.every((criterion) => matchesOne(criterion, pass))
}

function matchesOne(criterion: Criterion, pass: Pass): boolean {
  const holds = verdict(criterion, pass)
  return holds !== undefined && holds !== criterion.isNegated
}

/** Undefined when it cannot be known. */
function verdict(criterion: Criterion, pass: Pass): boolean | undefined {
  switch (criterion.name) {
    case 'all':
      return true
    case 'final':
    case 'canonical':
      return pass.isFinal
    case 'exec':
      return pass.allowExec ? succeeds(criterion, pass) : undefined
    case 'host':
      return matchesName(pass.connection().hostname, criterion.argument)
    case 'originalhost':
      return matchesName(pass.connection().originalHost, criterion.argument)
    case 'user':
      return matchesPatterns(pass.connection().user, criterion.argument.split(','))
    case 'localuser':
      return matchesPatterns(pass.connection().local.name, criterion.argument.split(','))
  }
}

/** Names of hosts are compared without regard to case here, unlike with `Host`. */
function matchesName(host: string, patterns: string): boolean {
  return matchesPatterns(host.toLowerCase(), patterns.toLowerCase().split(','))
}

function succeeds(
  { argument, place }: Criterion & { readonly argument: string },
  pass: Pass,
): boolean {
  const connection = pass.connection()
  // Here, and only here, %k is the host to connect to when there is no alias.
  const hostKeyAlias = pass.settings.hostkeyalias?.value ?? connection.hostname
  const command = expandTokens({ value: argument, place }, kinds.execCommand, {
    ...connection,
    hostKeyAlias,
  })
  const { status, error } = spawnSync(process.env['SHELL'] ?? '/bin/sh', ['-c', command], {
    stdio: 'ignore',
    timeout: execTimeoutMs,
  })
  if (error !== undefined || status === null) {
    throw new SshConfigExecError({ ...place, command }, { cause: error })
  }
  return status === 0
}
