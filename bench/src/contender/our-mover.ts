import { openDeviceLink } from '../../../packages/plugins-ssh/src/transport/care/open-device-link.ts'
import type { FileProtocol } from '../../../packages/plugins-ssh/src/transport/file/file-protocol.ts'
import { scp } from '../../../packages/plugins-ssh/src/transport/file/scp.ts'
import { sftp } from '../../../packages/plugins-ssh/src/transport/file/sftp.ts'
import type { SshConnection } from '../../../packages/plugins-ssh/src/transport/open/log-in.ts'
import { openConnection } from '../../../packages/plugins-ssh/src/transport/open/open-connection.ts'
import {
  DEFAULT_LIMITS,
  DEFAULT_TERMINAL,
  type SshTarget,
} from '../../../packages/plugins-ssh/src/transport/ssh-target.ts'
import type { FileJob } from './file-job.ts'

/** Ours, over a connection that is open. */
export interface OurMover {
  /** Moves files. */
  readonly protocol: FileProtocol
  /** Looks at the memory now and then; called as progress is made. */
  readonly onProgress: () => void
  /** By how much memory has grown at most since the connection was open, in MB. */
  readonly growthMb: () => number
  /** Closes the connection. */
  readonly close: () => void
}

/** Connects as a user's run does. */
export async function openMover(name: 'scp' | 'sftp', job: FileJob): Promise<OurMover> {
  const silent = { debug: () => undefined, warn: () => undefined }
  const target: SshTarget = {
    host: 'r1',
    hostname: '127.0.0.1',
    port: job.port,
    username: job.username,
    keyFiles: [job.key],
    hostKeys: 'strict',
    knownHostsFiles: [job.knownHosts],
    terminal: DEFAULT_TERMINAL,
    limits: DEFAULT_LIMITS,
    log: silent as unknown as SshTarget['log'],
  }
  const { signal } = new AbortController()
  const { client, link } = await openConnection<SshConnection>(target, {
    openLink: () => openDeviceLink(target, signal),
    signal,
    onLoggedIn: (opening, connection) => opening.succeed(connection),
  })
  const before = process.memoryUsage.rss()
  let peak = before
  let nextLookAt = 0
  return {
    protocol: { scp, sftp }[name]({ host: 'r1', client, link }),
    onProgress: () => {
      // Looking costs: now and then is enough for what grows.
      if (performance.now() < nextLookAt) return
      nextLookAt = performance.now() + 5
      peak = Math.max(peak, process.memoryUsage.rss())
    },
    growthMb: () => (peak - before) / 1e6,
    close: () => void client.end(),
  }
}
