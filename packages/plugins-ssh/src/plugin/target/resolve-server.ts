import { access, constants } from 'node:fs/promises'
import { devNull } from 'node:os'
import type { Logger } from '@nornir-ts/core'
import { localUser, type SshConfigResult } from '@nornir-ts/inventory'
import { Secret } from '@nornir-ts/kernel'
import type { SshServer } from '../../transport/ssh-target.ts'
import { paceLimits } from '../option/pace.ts'
import type { JumpHost, SshLogInOptions } from '../ssh-options.ts'
import type { TargetRequest } from './target-request.ts'

/** A server without the way to it, and what the ssh_config says about it. */
export interface ResolvedServer {
  /** The server. */
  readonly server: Omit<SshServer, 'route'>
  /** What the ssh_config says; undefined: none was read. */
  readonly config: SshConfigResult | undefined
}

/** What a user can show of himself, whoever asks. A password is none of it: it is for one server. */
export type Identity = Pick<SshLogInOptions, 'keyFile' | 'passphrase' | 'agent' | 'identitiesOnly'>

const SSH_PORT = 22

/** OpenSSH's, where an ssh_config is read and does not name others. */
const userKnownHosts = ['~/.ssh/known_hosts']
const globalKnownHosts = ['/etc/ssh/ssh_known_hosts']

/**
 * Brings together what options, ssh_config and defaults say about one server, in this order.
 *
 * @param wanted - Where and how, as far as inventory and options say.
 * @param inherited - What holds where the ssh_config, too, says nothing.
 * @param request - Of whose target it is a part.
 * @throws What `SshConfig.lookup` throws.
 */
export async function resolveServer(
  wanted: JumpHost,
  inherited: Identity,
  { host, options, config: files, log, logIn, checkCredential, exclusively }: TargetRequest,
): Promise<ResolvedServer> {
  const { port, username, password } = wanted
  const config = files?.lookup(wanted.hostname, { user: username, port })
  const server: ResolvedServer['server'] = {
    host,
    hostname: config?.hostname ?? wanted.hostname,
    port: port ?? config?.port ?? SSH_PORT,
    username: username ?? config?.user ?? localUser().name,
    password: password === undefined ? undefined : Secret.of(password),
    logIn,
    checkCredential,
    exclusively,
    ...(await identityOf(wanted, config, inherited)),
    algorithms: wanted.algorithms ?? algorithmsOf(config),
    hostKeyAlias: wanted.hostKeyAlias ?? config?.hostKeyAlias,
    hostKeys: wanted.hostKeys ?? hostKeysOf(config, log),
    knownHostsFiles: wanted.knownHostsFiles ?? knownHostsOf(config),
    onPrompt: options.onPrompt,
    limits: paceLimits({
      ...options,
      limits: { connectTimeoutMs: config?.connectTimeoutMs, ...options.limits },
    }),
    keepaliveMs: wanted.keepaliveMs ?? config?.serverAliveIntervalMs,
    log,
  }
  return { server, config }
}

async function identityOf(
  wanted: Identity,
  config: SshConfigResult | undefined,
  inherited: Identity,
): Promise<
  Pick<SshServer, 'keyFiles' | 'isLockedKeyPassedOver' | 'passphrase' | 'agent' | 'identitiesOnly'>
> {
  const configured =
    wanted.keyFile === undefined ? await existing(config?.identityFiles) : undefined
  const keyFiles = wanted.keyFile ?? configured ?? inherited.keyFile
  const agent = wanted.agent ?? agentOf(config) ?? inherited.agent
  const passphrase = wanted.passphrase ?? inherited.passphrase
  return {
    keyFiles: keyFiles === undefined ? undefined : [keyFiles].flat(),
    isLockedKeyPassedOver: configured !== undefined,
    passphrase: passphrase === undefined ? undefined : Secret.of(passphrase),
    agent: agent === false ? undefined : agent,
    identitiesOnly: wanted.identitiesOnly ?? config?.identitiesOnly ?? inherited.identitiesOnly,
  }
}

/** Those that can be read: an `IdentityFile` that cannot is passed over, as OpenSSH does. */
async function existing(files: readonly string[] | undefined): Promise<string[] | undefined> {
  if (files === undefined) return undefined
  const isThere = await Promise.all(
    files.map((file) =>
      access(file, constants.R_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return files.filter((_, index) => isThere[index])
}

function agentOf(config: SshConfigResult | undefined): string | false | undefined {
  return config?.identityAgent === 'none' ? false : config?.identityAgent
}

function hostKeysOf(config: SshConfigResult | undefined, log: Logger): SshServer['hostKeys'] {
  const { hostname, strictHostKeyChecking } = config ?? {}
  if (strictHostKeyChecking === 'no') {
    log.debug({ hostname }, 'StrictHostKeyChecking no is not granted, accept-new is')
  }
  return strictHostKeyChecking === 'yes' ? 'strict' : 'accept-new'
}

function algorithmsOf(config: SshConfigResult | undefined): SshServer['algorithms'] {
  const { kexAlgorithms: kex, hostKeyAlgorithms: hostKeys, ciphers, macs } = config ?? {}
  const lists = { kex, hostKeys, ciphers, macs }
  return Object.values(lists).some((list) => list !== undefined) ? lists : undefined
}

function knownHostsOf(config: SshConfigResult | undefined): string[] | undefined {
  if (config === undefined) return undefined
  const { userKnownHostsFiles: user = userKnownHosts } = config
  const { globalKnownHostsFiles: others = globalKnownHosts } = config
  // The first is written to: without one of the user's own that must not be the system's.
  return [...(user.length === 0 ? [devNull] : user), ...others]
}
