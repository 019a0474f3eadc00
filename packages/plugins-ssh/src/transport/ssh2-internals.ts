import type { BaseAgent, Client } from 'ssh2'
import type { Link } from './link/link.ts'

/**
 * Private parts of ssh2 1.17, all that we touch. Each is looked for where it is used, and done without
 * where it is not found: another release may have moved it.
 */
interface Protocol {
  pty?: unknown
  shell?: unknown
  readonly ping?: unknown
  readonly openssh_agentForward?: unknown
  readonly _handlers?: { USERAUTH_FAILURE?: unknown; DISCONNECT?: unknown } | undefined
}

/** Requests whose answers are waited for. */
const LONGEST_QUEUE = 3

/**
 * Tells every refusal of an authentication request as the device sent it. ssh2 keeps those of keys of
 * an agent to itself, an accepted first step too.
 *
 * @param client - Connecting.
 * @param hear - Gets the methods that can go on, and whether the last one was accepted as a step.
 */
export function onRefusal(
  client: Client,
  hear: (allowed: readonly string[], isPartial: boolean) => void,
): void {
  const handlers = protocolOf(client)?._handlers
  const handle = handlers?.USERAUTH_FAILURE
  if (handlers === undefined || typeof handle !== 'function') return
  handlers.USERAUTH_FAILURE = (protocol: unknown, allowed: string[], isPartial: boolean) => {
    hear(allowed, isPartial)
    handle(protocol, allowed, isPartial)
  }
}

/**
 * Tells that the device said goodbye by an SSH message. ssh2 tells only of those that have another reason
 * than that the device was done; without this the end of a connection counts as that of the network.
 *
 * @param client - Connecting.
 * @param hear - Called when it did.
 */
export function onGoodbye(client: Client, hear: () => void): void {
  const handlers = protocolOf(client)?._handlers
  const handle = handlers?.DISCONNECT
  if (handlers === undefined || typeof handle !== 'function') return
  handlers.DISCONNECT = (...message: unknown[]) => {
    hear()
    handle(...message)
  }
}

/**
 * Makes what sends a ping: a global request that a device may only refuse, and thereby answers
 * (`keepalive@openssh.com`).
 *
 * @param client - Logged in.
 * @param onAnswer - Called for each answer.
 * @returns Sends one; undefined when this release of ssh2 gives no way to.
 */
export function pinger(client: Client, onAnswer: () => void): (() => void) | undefined {
  const protocol = protocolOf(client)
  const ping = protocol?.ping
  const waiting: unknown = Reflect.get(client, '_callbacks')
  if (typeof ping !== 'function' || !Array.isArray(waiting)) return undefined
  return () => {
    // Answers come in the order of the requests; a device that gives none must not fill the list.
    if (waiting.length < LONGEST_QUEUE) waiting.push(onAnswer)
    ping.call(protocol)
  }
}

/**
 * Sends the request for a shell together with the one for its terminal, which saves a round trip: ssh2
 * would send it when the terminal is granted.
 *
 * @param client - Logged in, with no other channel being opened.
 * @param link - What is below it.
 * @param before - Called before both, with the number that the device gave the channel.
 * @returns Takes the change back.
 */
export function joinShellRequest(
  client: Client,
  link: Link,
  before: (channel: number) => void,
): () => void {
  const protocol = protocolOf(client)
  const { pty, shell } = protocol ?? {}
  if (protocol === undefined || typeof pty !== 'function' || typeof shell !== 'function') {
    return () => {}
  }
  protocol.pty = (channel: number, ...rest: unknown[]) => {
    link.cork()
    before(channel)
    pty.call(protocol, channel, ...rest)
    shell.call(protocol, channel, true)
    link.uncork()
  }
  // It is on its way already.
  protocol.shell = () => {}
  return () => {
    protocol.pty = pty
    protocol.shell = shell
  }
}

/** How {@link requestAgentForwarding} goes about it. */
export interface AgentForwarding {
  /** Number that the device gave the session's channel. */
  readonly channel: number
  /** The agent whose keys may be asked for. */
  readonly agent: BaseAgent
  /** Told whether the device grants it. */
  readonly onAnswer: (isGranted: boolean) => void
}

/**
 * Offers the local agent to programs on the device. As in OpenSSH nothing else depends on the answer:
 * ssh2 would close the session when the device refuses.
 *
 * @param client - Logged in; the session's channel is its only one, and no request on it is sent yet.
 * @param forwarding - What is offered to whom.
 * @returns Whether it was sent; false when this release of ssh2 gives no way to.
 */
export function requestAgentForwarding(
  client: Client,
  { channel, agent, onAnswer }: AgentForwarding,
): boolean {
  const protocol = protocolOf(client)
  const request = protocol?.openssh_agentForward
  const answers = answersOf(client, channel)
  if (typeof request !== 'function' || answers === undefined) return false
  Reflect.set(client, '_agent', agent)
  Reflect.set(client, '_agentFwdEnabled', true)
  // Before the one of the terminal, which has been put there, but is not sent yet.
  answers.unshift((isRefused) => {
    if (isRefused) Reflect.set(client, '_agentFwdEnabled', false)
    onAnswer(!isRefused)
  })
  request.call(protocol, channel, true)
  return true
}

type Answers = ((isRefused: unknown) => void)[]

/** What waits for the answers to the requests of a channel, in their order. */
function answersOf(client: Client, channel: number): Answers | undefined {
  const manager: unknown = Reflect.get(client, '_chanMgr')
  const channels: unknown = isObject(manager) ? Reflect.get(manager, '_channels') : undefined
  const all: unknown[] = isObject(channels) ? Object.values(channels) : []
  const own = all.filter(isObject).find((one) => {
    const outgoing: unknown = Reflect.get(one, 'outgoing')
    return isObject(outgoing) && Reflect.get(outgoing, 'id') === channel
  })
  const answers: unknown = own && Reflect.get(own, '_callbacks')
  return Array.isArray(answers) ? answers : undefined
}

function protocolOf(client: Client): Protocol | undefined {
  const protocol: unknown = Reflect.get(client, '_protocol')
  return isObject(protocol) ? protocol : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
