import type { Duplex } from 'node:stream'
import type {
  BaseAgent,
  IdentityCallback,
  ParsedKey,
  SignCallback,
  SigningRequestOptions,
} from 'ssh2'
import { fingerprintOf } from '../known-hosts/host-key-check.ts'
import { LONGEST_TIMER_MS, type SshServer } from '../ssh-target.ts'
import { AgentError, AgentNotFoundError } from './credential-error.ts'

/** A key that the SSH agent holds. */
export interface AgentKey {
  /** The public key in wire format (RFC 4253, 6.6). */
  readonly publicKey: Buffer
  /** Holds this key only, and signs with it. */
  readonly agent: BaseAgent
}

/**
 * Gives the path of the agent's socket; undefined when no agent is asked for.
 *
 * @param server - `agent` says which one.
 * @throws {@link AgentNotFoundError} when it is that of `SSH_AUTH_SOCK`, and there is none.
 */
export function agentSocket({
  agent,
  host,
}: Pick<SshServer, 'agent' | 'host'>): string | undefined {
  if (agent !== true) return agent
  const path = process.env['SSH_AUTH_SOCK']
  if (path === undefined || path === '') throw new AgentNotFoundError({ host })
  return path
}

/**
 * Asks an agent for its keys, before the connection: what the agent says shall not depend on the device.
 *
 * @param socket - Path of its socket.
 * @param server - For whom, and the limit: that of the authentication.
 * @param options - The library, and the signal that ends the waiting.
 * @throws {@link AgentError} when it does not answer or has no keys; the signal's reason.
 */
export async function agentKeys(
  socket: string,
  { host, limits }: Pick<SshServer, 'host' | 'limits'>,
  { ssh2, signal }: { readonly ssh2: typeof import('ssh2'); readonly signal: AbortSignal },
): Promise<readonly AgentKey[]> {
  const agent = ssh2.createAgent(socket)
  const limitMs = Math.min(limits.authTimeoutMs, LONGEST_TIMER_MS)
  const keys = await identities(agent, { ssh2, signal, limitMs }).catch((cause: Error) => {
    signal.throwIfAborted()
    throw new AgentError({ host, socket, problem: 'unreachable' }, { cause })
  })
  if (keys.length === 0) throw new AgentError({ host, socket, problem: 'no keys' })
  return keys.map((key) => ({
    publicKey: key.getPublicSSH(),
    agent: holding(key, agent, (cause) => {
      const details = {
        host,
        socket,
        problem: 'refused to sign',
        key: `${key.type} ${fingerprintOf(key.getPublicSSH())}`,
      } as const
      return new AgentError(details, { cause })
    }),
  }))
}

interface AskOptions {
  readonly ssh2: typeof import('ssh2')
  readonly signal: AbortSignal
  readonly limitMs: number
}

/** ssh2's own way to ask waits for ever, and lets nobody end it. */
function identities(
  agent: BaseAgent,
  { ssh2, signal, limitMs }: AskOptions,
): Promise<readonly ParsedKey[]> {
  return new Promise((resolve, reject) => {
    let stream: Duplex | undefined
    let isOver = false
    const end = (settle: () => void): void => {
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      stream?.destroy()
      settle()
    }
    const fail = (error: Error): void => end(() => reject(error))
    const onAbort = (): void => fail(signal.reason)
    const onLimit = (): void => fail(new Error(`no answer within ${limitMs} ms`))
    const timer = setTimeout(onLimit, limitMs)
    signal.addEventListener('abort', onAbort)
    agent.getStream?.((error, opened) => {
      if (isOver) return void opened?.destroy()
      if (!opened) return fail(error ?? new Error('no connection'))
      stream = opened
      const protocol = new ssh2.AgentProtocol(true)
      stream.on('error', fail)
      stream.on('close', () => fail(new Error('it hung up')))
      protocol.on('error', fail)
      protocol.pipe(stream).pipe(protocol)
      protocol.getIdentities((failure, keys = []) => {
        if (failure) fail(failure)
        else end(() => resolve(keys as ParsedKey[]))
      })
    })
  })
}

/** The agent as ssh2 wants it, with one key: so that after each key we say what comes next. */
function holding(key: ParsedKey, agent: BaseAgent, refusal: (cause: Error) => Error): BaseAgent {
  const getIdentities = (done: IdentityCallback): void => done(undefined, [key])
  const sign = (...[, data, options, done]: SignArguments): void =>
    agent.sign(key, data, options, (error, signature) =>
      error ? done(refusal(error)) : done(undefined, signature),
    )
  return Object.assign(Object.create(agent), { getIdentities, sign })
}

type SignArguments = [
  key: unknown,
  data: Buffer,
  options: SigningRequestOptions,
  done: SignCallback,
]
