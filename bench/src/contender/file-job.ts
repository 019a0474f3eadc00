import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

/** What contenders that move files are told: the first argument of each, as JSON. */
export interface FileJob {
  /** Of the server, on 127.0.0.1. */
  readonly port: number
  /** Log-in name. */
  readonly username: string
  /** File of the private key. */
  readonly key: string
  /** File with the server's host key. */
  readonly knownHosts: string
  /** What is put, on our side. */
  readonly source: string
  /** Bytes of it. */
  readonly size: number
  /** Where it is put, and got from. */
  readonly remote: string
  /** Where it is got to, on our side. */
  readonly target: string
}

/** The job of this process. */
export const job = JSON.parse(process.argv[2] ?? '{}') as FileJob

/** How a contender moves the file of its job. */
export interface FileMover {
  readonly put: () => Promise<void>
  readonly get: () => Promise<void>
  /** What it has measured beside the time. */
  readonly figures?: () => Readonly<Record<string, number>>
}

/** Puts, then gets, and prints how long each took; the answer is the digest of what came back. */
export async function measured({ put, get, figures }: FileMover): Promise<void> {
  const times = { putMs: await timed(put), getMs: await timed(get) }
  const digest = createHash('sha256')
  await pipeline(createReadStream(job.target), digest)
  await Promise.all([job.target, job.remote].map((file) => rm(file)))
  const answer = digest.digest('hex')
  console.log(JSON.stringify({ answer, figures: { ...times, ...figures?.() } }))
}

/** Milliseconds that it takes. */
export async function timed(move: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await move()
  return performance.now() - startedAt
}
