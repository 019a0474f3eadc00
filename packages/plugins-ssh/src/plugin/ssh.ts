import { userInfo } from 'node:os'
import type { ConnectionPlugin, ConnectionTarget } from '@nornir-ts/core'
import { Secret } from '@nornir-ts/core'
import type { CliSession } from '../session/cli-session.ts'
import { openCliSession } from '../session/open-cli-session.ts'
import { openSshTransport } from '../transport/open/open-ssh-transport.ts'
import { DEFAULT_LIMITS, DEFAULT_TERMINAL, type SshTarget } from '../transport/ssh-target.ts'
import { findPlatform } from './find-platform.ts'
import { optionProblem, pluginOptionRules } from './option-rules.ts'
import { readSshExtras } from './ssh-extras.ts'
import type { SshOptions } from './ssh-options.ts'
import { SshOptionsError } from './ssh-options-error.ts'

/** Command lines over SSH, as a connection plugin. */
export interface SshPlugin extends ConnectionPlugin<CliSession> {
  /**
   * The same plugin with other defaults. What a host's `connection_options.ssh.extras` says wins.
   *
   * @throws {@link SshOptionsError} for an option that there is not, and for a wrong value.
   * @example
   * ```ts
   * import { initNornir } from '@nornir-ts/core'
   * import { ssh } from '@nornir-ts/plugins-ssh'
   *
   * const nr = await initNornir({ connections: [ssh.with({ hostKeys: 'strict' })] })
   * ```
   */
  readonly with: (options: SshOptions) => SshPlugin
}

const SSH_PORT = 22

/** NAPALM's names of platforms, as nornir_netmiko maps them. */
const napalmPlatforms: Readonly<Record<string, string>> = {
  ios: 'cisco_ios',
  eos: 'arista_eos',
  junos: 'juniper_junos',
  iosxr: 'cisco_xr',
  nxos: 'cisco_nxos',
  nxos_ssh: 'cisco_nxos',
}

function sshPlugin(defaults: SshOptions): SshPlugin {
  const own = defaults.platforms?.map(({ name }) => name) ?? []
  const platforms = Object.entries(napalmPlatforms).filter(([name]) => !own.includes(name))
  return {
    name: 'ssh',
    // Inventories written for Nornir's Netmiko and scrapli plugins work.
    aliases: {
      connections: ['netmiko', 'scrapli'],
      platforms: Object.fromEntries(platforms),
    },
    open: (target, signal) => open(target, defaults, signal),
    close: (session) => session.close(),
    isAlive: (session) => session.isAlive(),
    interrupt: (session, reason) => session.interrupt(reason),
    isUninterruptible: (session) => session.isUninterruptible,
    with: (options) => sshPlugin({ ...defaults, ...checked(options) }),
  }
}

/** Without members that are undefined: a timer that is set to that fires at once. */
function given(limits: SshOptions['limits'] = {}): NonNullable<SshOptions['limits']> {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined))
}

function checked(options: SshOptions): SshOptions {
  for (const [key, value] of Object.entries(options)) {
    if (value === undefined) continue
    const problem = optionProblem(pluginOptionRules, key, value)
    if (problem !== undefined) throw new SshOptionsError({ key, problem })
  }
  return options
}

/** Command lines over SSH: the key to `context.connection(ssh)`. */
export const ssh: SshPlugin = sshPlugin({})

async function open(
  { host, parameters, log, logIn }: ConnectionTarget,
  defaults: SshOptions,
  signal: AbortSignal,
): Promise<CliSession> {
  const platform = findPlatform(parameters.platform, { host, platforms: defaults.platforms })
  const extras = readSshExtras(parameters.extras, host)
  const options: SshOptions = { ...defaults, ...extras }
  const limits = { ...given(defaults.limits), ...given(extras.limits) }
  const { hostKeys = 'accept-new', agent, keyFile, passphrase, enableSecret } = options
  const target: SshTarget = {
    host,
    // An empty text is no address: the system would connect to this very machine.
    hostname: parameters.hostname || host,
    port: parameters.port ?? SSH_PORT,
    username: parameters.username ?? userInfo().username,
    password: parameters.password,
    logIn,
    keyFiles: typeof keyFile === 'string' ? [keyFile] : keyFile,
    passphrase: passphrase === undefined ? undefined : Secret.of(passphrase),
    agent: agent === false ? undefined : agent,
    hostKeys,
    knownHostsFiles: options.knownHostsFiles,
    onPrompt: options.onPrompt,
    keepaliveMs: options.keepaliveMs,
    terminal: DEFAULT_TERMINAL,
    limits: { ...DEFAULT_LIMITS, ...limits },
    log,
  }
  const transport = await openSshTransport(target, signal)
  const secret = enableSecret === undefined ? undefined : Secret.of(enableSecret)
  return await openCliSession(
    { transport, platform, host, enableSecret: secret, limits, log },
    signal,
  )
}
