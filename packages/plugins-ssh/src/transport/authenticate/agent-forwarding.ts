import type { Client } from 'ssh2'
import { loadSsh2 } from '../load-ssh2.ts'
import type { SshTarget } from '../ssh-target.ts'
import { requestAgentForwarding } from '../ssh2-internals.ts'

/** Offers the local agent on a session's channel; `channel` is the number that the device gave it. */
export type AgentForwarder = (client: Client, channel: number) => void

/**
 * Makes what offers the local agent to programs on a device: the agent that the log-in uses, else that
 * of `SSH_AUTH_SOCK`. A device that refuses it, and an agent that there is not, are warned of: no failure.
 *
 * @param target - The device.
 * @returns To be called before the shell is asked for; undefined without `forwardAgent`.
 */
export async function agentForwarder({
  forwardAgent,
  agent = true,
  log,
}: Pick<SshTarget, 'agent' | 'forwardAgent' | 'log'>): Promise<AgentForwarder | undefined> {
  if (forwardAgent !== true) return undefined
  const socket = agent === true ? process.env['SSH_AUTH_SOCK'] : agent
  if (socket === undefined || socket === '') {
    log.warn('forwardAgent: there is no SSH agent to forward; SSH_AUTH_SOCK is not set')
    return undefined
  }
  const { createAgent } = await loadSsh2()
  const onAnswer = (isGranted: boolean): void => {
    if (isGranted) log.debug({ socket }, 'the SSH agent is forwarded')
    else log.warn('forwardAgent: the device refuses to forward the SSH agent')
  }
  return (client, channel) => {
    const forwarding = { channel, agent: createAgent(socket), onAnswer }
    const isSent = requestAgentForwarding(client, forwarding)
    if (!isSent) log.warn('forwardAgent: this release of ssh2 gives no way to do it')
  }
}
