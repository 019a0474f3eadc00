// Bare ssh2: `fastPut` and `fastGet` over a connection that is open. Argument: a job (see file-job.ts).
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import ssh2, { type SFTPWrapper } from 'ssh2'
import { job, measured } from './file-job.ts'

const client = new ssh2.Client()
client.connect({
  host: '127.0.0.1',
  port: job.port,
  username: job.username,
  privateKey: readFileSync(job.key),
})
await once(client, 'ready')

type Done = (error?: Error | null) => void
const withSftp = (move: (sftp: SFTPWrapper, done: Done) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    client.sftp((refused, sftp) => {
      if (refused) return reject(refused)
      move(sftp, (error) => {
        sftp.end()
        if (error) reject(error)
        else resolve()
      })
    })
  })

await measured({
  put: () => withSftp((sftp, done) => sftp.fastPut(job.source, job.remote, done)),
  get: () => withSftp((sftp, done) => sftp.fastGet(job.remote, job.target, done)),
})
client.end()
