import type { ParsedKey } from 'ssh2'
import type { SshServer } from '../ssh-target.ts'
import { type AgentKey, agentKeys, agentSocket } from './agent.ts'
import { AgentError } from './credential-error.ts'
import { readPrivateKeys } from './private-key.ts'

/** What a log-in has to show, beside the password. */
export interface Credentials {
  /** Private keys, unlocked. */
  readonly keys: readonly ParsedKey[]
  /** Keys of the agent, none of them among `keys`. */
  readonly agentKeys: readonly AgentKey[]
  /** Why the agent is of no use. */
  readonly agentProblem?: Error | undefined
}

/** What {@link readCredentials} needs. */
export interface ReadCredentialsOptions {
  /** The loaded library. */
  readonly ssh2: typeof import('ssh2')
  /** Ends the waiting. */
  readonly signal: AbortSignal
}

/**
 * Reads the private keys of a server and asks the agent for its keys.
 *
 * A key file that is locked, without a passphrase, is left to the agent: it must hold that key, unless it
 * is one that may be passed over. An agent that is of no use is passed over as long as there is something else to show.
 *
 * @param server - As whom to log in, and by what means.
 * @param options - The library and a signal.
 * @throws {@link PrivateKeyError}, {@link AgentNotFoundError}, {@link AgentError}, or the signal's reason.
 */
export async function readCredentials(
  server: SshServer,
  options: ReadCredentialsOptions,
): Promise<Credentials> {
  const socket = agentSocket(server)
  const files = await readPrivateKeys(server)
  const held = await heldKeys(socket, server, options)
  const keys = files.flatMap(({ key }) => key ?? [])
  const named = held.keys.filter((key) => files.some(({ publicKey }) => isFor(publicKey)(key)))
  const allowed = server.identitiesOnly === true ? named : held.keys
  const { password, onPrompt, log } = server
  const hasOther = keys.length > 0 || password !== undefined || onPrompt !== undefined
  for (const { problem, publicKey } of files) {
    if (problem === undefined || held.keys.some(isFor(publicKey))) continue
    const isPassedOver = server.isLockedKeyPassedOver === true && (hasOther || allowed.length > 0)
    if (!isPassedOver) throw problem
    log.debug({ err: problem }, 'going on without a key')
  }
  const agentProblem = held.problem ?? emptyProblem(allowed, socket, server)
  if (agentProblem !== undefined) {
    if (!hasOther) throw agentProblem
    log.debug({ err: agentProblem }, 'going on without the SSH agent')
  }
  const isOurs = (key: AgentKey): boolean => keys.some((own) => isFor(own.getPublicSSH())(key))
  return { keys, agentKeys: allowed.filter((key) => !isOurs(key)), agentProblem }
}

/**
 * Refuses a password that is known to be wrong, where there is nothing else to show (safety rule 18).
 *
 * @param server - As whom to log in.
 * @param credentials - What there is beside the password.
 * @throws whatever `checkCredential` throws.
 */
export async function refuseBlockedPassword(
  server: SshServer,
  { keys, agentKeys }: Credentials,
): Promise<void> {
  const { username, password: secret, checkCredential } = server
  if (keys.length + agentKeys.length === 0) await checkCredential?.({ username, secret })
}

interface HeldKeys {
  readonly keys: readonly AgentKey[]
  readonly problem?: AgentError
}

async function heldKeys(
  socket: string | undefined,
  server: SshServer,
  options: ReadCredentialsOptions,
): Promise<HeldKeys> {
  if (socket === undefined) return { keys: [] }
  try {
    return { keys: await agentKeys(socket, server, options) }
  } catch (error) {
    if (error instanceof AgentError) return { keys: [], problem: error }
    throw error
  }
}

function emptyProblem(
  allowed: readonly AgentKey[],
  socket: string | undefined,
  { host }: SshServer,
): AgentError | undefined {
  if (socket === undefined || allowed.length > 0) return undefined
  return new AgentError({ host, socket, problem: 'no matching keys' })
}

function isFor(publicKey: Buffer | undefined): (key: AgentKey) => boolean {
  return (key) => publicKey?.equals(key.publicKey) === true
}
