import { SshError } from '../../error/ssh-error.ts'

/** Details of a {@link PrivateKeyError}. */
export interface PrivateKeyErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Path of the key file, or `private key 1` for the first one given as text. */
  readonly key: string
  /** What is wrong and what to do about it, as the end of a sentence. */
  readonly reason: string
}

/** A private key cannot be read, unlocked or understood. No connection was opened. */
export class PrivateKeyError extends SshError implements PrivateKeyErrorDetails {
  readonly code = 'PRIVATE_KEY_UNUSABLE'
  readonly key: string
  readonly reason: string

  constructor({ host, key, reason }: PrivateKeyErrorDetails, options?: ErrorOptions) {
    super(`cannot use ${key}: ${reason}`, { host, phase: 'authenticate' }, options)
    this.key = key
    this.reason = reason
  }
}

/** `agent: true` was asked for, but `SSH_AUTH_SOCK` is not set. No connection was opened. */
export class AgentNotFoundError extends SshError {
  readonly code = 'AGENT_NOT_FOUND'

  constructor(details: { readonly host: string }) {
    super(
      'agent: true asks for the SSH agent of SSH_AUTH_SOCK, which is not set. Start one (eval "$(ssh-agent)"; ssh-add), or give the path of its socket as agent',
      { host: details.host, phase: 'authenticate' },
    )
  }
}

/** Details of an {@link AgentError}. */
export interface AgentErrorDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** Path of the agent's socket. */
  readonly socket: string
  /** What is wrong with it. */
  readonly problem: 'unreachable' | 'no keys' | 'no matching keys' | 'refused to sign'
  /** The key that it refused to sign with: type and fingerprint. */
  readonly key?: string | undefined
}

/** The SSH agent is of no use: it does not answer, has not the keys, or does not sign with them. */
export class AgentError extends SshError implements AgentErrorDetails {
  readonly code = 'AGENT_UNUSABLE'
  readonly socket: string
  readonly problem: AgentErrorDetails['problem']
  readonly key: string | undefined
  /** The message without host and phase. */
  readonly reason: string

  constructor(details: AgentErrorDetails, options?: ErrorOptions) {
    const { host, socket, problem, key } = details
    const said = options?.cause instanceof Error ? ` (${options.cause.message})` : ''
    const reason = `${messages[problem](socket, key)}${said}`
    super(reason, { host, phase: 'authenticate' }, options)
    this.reason = reason
    this.socket = socket
    this.problem = problem
    this.key = key
  }
}

const messages: Readonly<
  Record<AgentErrorDetails['problem'], (socket: string, key?: string) => string>
> = {
  unreachable: (socket) =>
    `the SSH agent at ${socket} does not answer; is it still running? Start one (eval "$(ssh-agent)"; ssh-add)`,
  'no keys': (socket) =>
    `the SSH agent at ${socket} holds no keys that ssh2 can use; add one (ssh-add), or unlock it (ssh-add -X)`,
  'no matching keys': (socket) =>
    `the SSH agent at ${socket} holds none of the keys of keyFile, and identitiesOnly allows no others`,
  'refused to sign': (socket, key) =>
    `the SSH agent at ${socket} refused to sign with ${key}; was the use of the key not confirmed (ssh-add -c), or has its time passed?`,
}
