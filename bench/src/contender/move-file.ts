// Ours, over a connection that is open. Arguments: a job (see file-job.ts), `scp` or `sftp`.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { openDeviceLink } from '../../../packages/plugins-ssh/src/transport/care/open-device-link.ts'
import { scp } from '../../../packages/plugins-ssh/src/transport/file/scp.ts'
import { sftp } from '../../../packages/plugins-ssh/src/transport/file/sftp.ts'
import type { SshConnection } from '../../../packages/plugins-ssh/src/transport/open/log-in.ts'
import { openConnection } from '../../../packages/plugins-ssh/src/transport/open/open-connection.ts'
import {
  DEFAULT_LIMITS,
  DEFAULT_TERMINAL,
  type SshTarget,
} from '../../../packages/plugins-ssh/src/transport/ssh-target.ts'
import { job, measured } from './file-job.ts'

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
const protocol = { scp, sftp }[process.argv[3] as 'scp' | 'sftp']({ host: 'r1', client, link })

const before = process.memoryUsage.rss()
let peak = before
let nextLookAt = 0
const onProgress = (): void => {
  // Looking costs: now and then is enough for what grows.
  if (performance.now() < nextLookAt) return
  nextLookAt = performance.now() + 5
  peak = Math.max(peak, process.memoryUsage.rss())
}
const common = { path: job.remote, timeoutMs: 30_000, onProgress }
await measured({
  put: () =>
    protocol.put({
      ...common,
      size: job.size,
      read: (start) => createReadStream(job.source, { start, highWaterMark: 256 * 1024 }),
    }),
  get: async () => {
    await using file = await open(job.target, 'w')
    await protocol.get({ ...common, write: async (chunk) => void (await file.write(chunk)) })
  },
  figures: () => ({ growthMb: (peak - before) / 1e6 }),
})
client.end()
