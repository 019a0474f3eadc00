import type { Settings } from './evaluate.ts'
import { SshConfigVariableError } from './expansion-error.ts'
import type { SshConfigResult } from './ssh-config-result.ts'
import type { Setting } from './statement.ts'
import { type Connection, expandPath, expandTokens, kinds } from './tokens.ts'

/**
 * Makes of the settings of a host what its connection needs: expanded, in our units.
 *
 * @param allowExec - Whether a `ProxyCommand` is handed out ready to run.
 * @throws The errors of `expandTokens` and `expandPath`.
 */
export function resultOf(
  settings: Settings,
  connection: Connection,
  allowExec: boolean,
): SshConfigResult {
  return {
    hostname: connection.hostname,
    user: settings.user?.value,
    port: settings.port?.value,
    identityFiles: keysOf(settings, connection),
    identitiesOnly: settings.identitiesonly?.value,
    identityAgent: settings.identityagent && agentSocket(settings.identityagent, connection),
    proxyJump: jumpOf(settings, connection),
    proxyCommand: commandOf(settings, { connection, allowExec }),
    userKnownHostsFiles: pathsOf(settings.userknownhostsfile, connection),
    globalKnownHostsFiles: settings.globalknownhostsfile?.value,
    strictHostKeyChecking: settings.stricthostkeychecking?.value,
    hostKeyAlias: settings.hostkeyalias?.value.toLowerCase(),
    hostKeyAlgorithms: settings.hostkeyalgorithms?.value,
    kexAlgorithms: settings.kexalgorithms?.value,
    ciphers: settings.ciphers?.value,
    macs: settings.macs?.value,
    connectTimeoutMs: milliseconds(settings.connecttimeout),
    serverAliveIntervalMs: milliseconds(settings.serveraliveinterval),
    serverAliveCountMax: settings.serveralivecountmax?.value,
    forwardAgent: settings.forwardagent && forwardAgentOf(settings.forwardagent, connection),
    addressFamily: settings.addressfamily?.value,
    bindAddress: settings.bindaddress?.value,
  }
}

function keysOf({ identityFiles }: Settings, connection: Connection): string[] | undefined {
  if (identityFiles.length === 0) return undefined
  const files = identityFiles.filter(({ value }) => !/^none$/i.test(value))
  return files.map((setting) => expandPath(setting, connection))
}

function milliseconds(setting: Setting<number> | undefined): number | undefined {
  return setting && setting.value * 1000
}

function pathsOf(
  setting: Setting<readonly string[]> | undefined,
  connection: Connection,
): string[] | undefined {
  return setting?.value.map((value) => expandPath({ value, place: setting.place }, connection))
}

/** The socket of an agent; `SSH_AUTH_SOCK` and `$NAME` stand for what the environment names. */
function agentSocket(setting: Setting<string>, connection: Connection): string {
  const { value, place } = setting
  if (value === 'none') return value
  const variable = value === 'SSH_AUTH_SOCK' ? value : /^\$([^{].*)$/.exec(value)?.[1]
  if (variable === undefined) return expandPath(setting, connection)
  const socket = process.env[variable]
  if (socket === undefined) throw new SshConfigVariableError({ ...place, value, variable })
  return socket
}

function forwardAgentOf(
  { value, place }: Setting<boolean | string>,
  connection: Connection,
): boolean | string {
  return typeof value === 'boolean' ? value : agentSocket({ value, place }, connection)
}

function jumpOf({ proxyjump }: Settings, connection: Connection): SshConfigResult['proxyJump'] {
  if (proxyjump === undefined || proxyjump.value === 'none') return proxyjump?.value
  const expand = (value: string) =>
    expandTokens({ value, place: proxyjump.place }, kinds.jumpHost, connection)
  return proxyjump.value.map(({ user, hostname, port }) => {
    return { user: user && expand(user), hostname: expand(hostname), port }
  })
}

function commandOf(
  { proxycommand }: Settings,
  { connection, allowExec }: { connection: Connection; allowExec: boolean },
): SshConfigResult['proxyCommand'] {
  if (proxycommand === undefined) return undefined
  const raw = proxycommand.value
  if (/^none$/i.test(raw)) return 'none'
  const command = allowExec ? expandTokens(proxycommand, kinds.proxyCommand, connection) : undefined
  return { raw, command }
}
