import { isIP, SocketAddress } from 'node:net'
import { evaluate, type Pass, type Settings } from './evaluate.ts'
import type { LocalUser } from './local-user.ts'
import { resultOf } from './resolve-result.ts'
import type { SshConfigPlace } from './ssh-config-error.ts'
import type { SshConfigResult } from './ssh-config-result.ts'
import type { Statement } from './statement.ts'
import { type Connection, expandTokens, kinds } from './tokens.ts'

/** What is known about a connection before the files are asked. */
export interface SshConfigLookupOptions {
  /** Goes before every `User` of the files. */
  readonly user?: string | undefined
  /** Goes before every `Port` of the files. */
  readonly port?: number | undefined
}

/** What is the same for all lookups. */
export interface LookupContext {
  /** The statements of each file, in order. */
  readonly files: readonly (readonly Statement[])[]
  /** Whether commands may be run and handed out. */
  readonly allowExec: boolean
  /** Who asks. */
  readonly local: LocalUser
}

/** Where a value stands that was given by the caller. */
const given: SshConfigPlace = { file: 'lookup', line: 0 }

/**
 * Resolves one host, with the passes of `main` in OpenSSH's ssh.c: all files once, and once more,
 * with the name that they gave, if a `Match final` or `CanonicalizeHostname` asks for it.
 *
 * @throws The errors of `expandTokens`, `expandPath` and of `Match exec`.
 */
export function lookUp(
  originalHost: string,
  { user, port }: SshConfigLookupOptions,
  context: LookupContext,
): SshConfigResult {
  const settings: Settings = { identityFiles: [] }
  if (user !== undefined) settings.user = { value: user, place: given }
  if (port !== undefined) settings.port = { value: port, place: given }

  const connection = () => connectionOf(originalHost, settings, context.local)
  const { allowExec } = context
  const first = { settings, host: originalHost, isFinal: false, allowExec, connection }
  const needsFinal = run({ ...first, needsFinal: false }, context)
  const host = canonical(connection().hostname)
  settings.hostname = { value: host.replaceAll('%', '%%'), place: given }
  if (needsFinal || settings.canonicalizehostname?.value === true) {
    run({ ...first, host, isFinal: true, needsFinal: true }, context)
  }
  return resultOf(settings, connection(), allowExec)
}

function run(pass: Pass, { files }: LookupContext): boolean {
  for (const statements of files) evaluate(statements, pass)
  return pass.needsFinal
}

function connectionOf(originalHost: string, settings: Settings, local: LocalUser): Connection {
  const connection: Connection = {
    originalHost,
    hostname: originalHost,
    port: settings.port?.value ?? 22,
    user: settings.user?.value ?? local.name,
    hostKeyAlias: settings.hostkeyalias?.value.toLowerCase() ?? originalHost,
    local,
  }
  const { hostname } = settings
  return hostname
    ? { ...connection, hostname: expandTokens(hostname, kinds.hostname, connection) }
    : connection
}

/** Addresses are written in their usual form, names in lower case, addresses with a zone as they are. */
function canonical(host: string): string {
  if (host.includes('%')) return host
  if (isIP(host) !== 6) return host.toLowerCase()
  return new SocketAddress({ address: host, family: 'ipv6' }).address
}
