// Ours, over a connection that is open, with a file beyond 32 bits: a whole copy of it would take as long to hash as to
// move, so that sizes and the marks in it are looked at instead. What is got is the source itself, so that there is
// never more than one copy. Arguments: a job (see file-job.ts), `scp` or `sftp`, and the places of the marks.
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { job, timed } from './file-job.ts'
import { lookAtMarks } from './marks.ts'
import { openMover } from './our-mover.ts'

const places: readonly number[] = JSON.parse(process.argv[4] ?? '[]')
const { protocol, onProgress, growthMb, close } = await openMover(
  process.argv[3] as 'scp' | 'sftp',
  job,
)
const common = { timeoutMs: 60_000, onProgress }
const looks: string[] = []
const putMs = await timed(() =>
  protocol.put({
    ...common,
    path: job.remote,
    size: job.size,
    read: (start) => createReadStream(job.source, { start, highWaterMark: 256 * 1024 }),
  }),
)
looks.push(await lookAtMarks(job.remote, places))
await rm(job.remote)
const getMs = await timed(async () => {
  await using file = await open(job.target, 'w')
  await protocol.get({
    ...common,
    path: job.source,
    onSize: (size) => void looks.push(`told: ${size} bytes`),
    write: async (chunk) => void (await file.write(chunk)),
  })
})
looks.push(await lookAtMarks(job.target, places))
await rm(job.target)
close()
console.log(
  JSON.stringify({
    answer: looks.join('; '),
    figures: { putMs, getMs, growthMb: growthMb() },
  }),
)
