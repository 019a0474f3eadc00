// Ours, over a connection that is open. Arguments: a job (see file-job.ts), `scp` or `sftp`.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { job, measured } from './file-job.ts'
import { openMover } from './our-mover.ts'

const { protocol, onProgress, growthMb, close } = await openMover(
  process.argv[3] as 'scp' | 'sftp',
  job,
)
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
  figures: () => ({ growthMb: growthMb() }),
})
close()
