import type { ConnectionPlugin, ConnectionTarget } from '@nornir-ts/core'
import { UnsupportedOperationError } from '../session/error/unsupported-operation-error.ts'
import type { SshFileConnection } from '../transport/file/file-connection.ts'
import { openFileLink } from '../transport/open/ssh-file-link.ts'
import { readTarget, type TargetSettings } from './read-target.ts'
import { resolveTarget } from './target/resolve-target.ts'

/** Connections that move files, beside the sessions of `ssh` and configured with them. */
export type SshFilesPlugin = ConnectionPlugin<SshFileConnection>

/**
 * Makes the plugin.
 *
 * A connection of its own, since a second channel can end the session of commands (safety rule 21). It counts
 * among the log-ins as any other; the inventory's options of `ssh` are its options.
 *
 * @param settings - Those of the `ssh` plugin that it comes with.
 */
export function sshFilesPlugin(settings: TargetSettings): SshFilesPlugin {
  return {
    name: 'ssh-files',
    section: 'ssh',
    aliases: { connections: ['ssh', 'netmiko', 'scrapli'] },
    open: (target, signal) => open(target, settings, signal),
    close: (link) => link.close(),
    isAlive: (link) => link.isOpen,
    idleTimeoutMs: () => IDLE_TIMEOUT_MS,
  }
}

/** Devices have few sessions, and a transfer is over when it is over. */
const IDLE_TIMEOUT_MS = 10_000

async function open(
  target: ConnectionTarget,
  settings: TargetSettings,
  signal: AbortSignal,
): Promise<SshFileConnection> {
  const { named, request } = await readTarget(target, settings)
  if (request.options.transport === 'telnet') {
    const operation = 'way to move files by telnet'
    const { host } = target
    throw new UnsupportedOperationError({ host, phase: 'connect', platform: named.name, operation })
  }
  const { maxSessions, loginsPerSecond } = named
  return openFileLink({ ...(await resolveTarget(request)), maxSessions, loginsPerSecond }, signal)
}
