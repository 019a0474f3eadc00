import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lookAtMarks, MARK_BYTES } from '../contender/marks.ts'
import { nodeContender } from '../contender/node-contender.ts'
import { type Contender, compare } from '../measure/compare.ts'
import { medianOf, memoryVerdict } from './memory-verdict.ts'
import { type FileServer, withFileServer } from './with-file-server.ts'
import type { Workload, WorkloadReport } from './workload.ts'

const BORDER = 2 ** 32
/** So much beyond that whole requests begin there, whose places need more than 32 bits, too. */
const SIZE = BORDER + 2 ** 20
const SIZE_WORDS = '4 GiB and 1 MiB'
/** At the start, across the border, and at the end: who counts in 32 bits loses one of them. */
const MARKS = [0, BORDER - MARK_BYTES / 2, SIZE - MARK_BYTES]

/** A file whose size needs more than 32 bits, to and from one OpenSSH server. */
export const largeFile: Workload = {
  title: `put and get of ${SIZE_WORDS} over one open connection with OpenSSH`,
  isOnRequest: true,
  run: () =>
    withFileServer(async (server) => {
      if ('missing' in server) return missing(server.name, server.missing)
      const place = findRoom(server.folder)
      if (place === undefined) {
        const places = `${server.folder} and ${tmpdir()}`
        return missing('a copy of the file', `no room for ${SIZE_WORDS} in ${places}`)
      }
      const folder = mkdtempSync(join(place, 'nornir-ts-bench-'))
      try {
        chmodSync(folder, 0o777)
        return await measure(server, folder)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
}

async function measure(server: FileServer, folder: string): Promise<WorkloadReport> {
  const [source, remote, target] = ['source', 'remote', 'target'].map((name) => join(folder, name))
  await makeSparse(source as string)
  const found = await lookAtMarks(source as string, MARKS)
  const answer = [found, `told: ${SIZE} bytes`, found].join('; ')
  const { port, username, key, knownHosts } = server
  const job = JSON.stringify({
    ...{ port, username, key, knownHosts },
    ...{ source, size: SIZE, remote, target },
  })
  const contender = (name: string, protocol: string): Contender =>
    nodeContender({
      name,
      file: 'move-large-file.ts',
      args: [job, protocol, JSON.stringify(MARKS)],
      answer,
    })
  const costs = await compare(
    { scp: contender('nornir-ts, SCP', 'scp'), sftp: contender('nornir-ts, SFTP', 'sftp') },
    { rounds: 1, warmUp: false },
  )
  const all = Object.values(costs)
  return {
    situations: { [`${SIZE_WORDS}, once`]: all },
    verdicts: all.map((cost) => memoryVerdict(cost.name, SIZE_WORDS, medianOf(cost, 'growthMb'))),
  }
}

/** All zeros but for the marks, and hardly any room of its own. */
async function makeSparse(path: string): Promise<void> {
  await using file = await open(path, 'w', 0o644)
  await file.truncate(SIZE)
  for (const place of MARKS) await file.write(randomBytes(MARK_BYTES), 0, MARK_BYTES, place)
}

/** The first place where one whole copy fits, with a quarter to spare; what lies in memory takes memory. */
function findRoom(inMemory: string): string | undefined {
  const needed = SIZE * 1.25
  return [inMemory, tmpdir()].find((place) => {
    const { bavail, bsize } = statfsSync(place)
    const isMemory = place.startsWith('/dev/shm')
    return bavail * bsize >= needed && (!isMemory || process.availableMemory() >= needed)
  })
}

function missing(name: string, why: string): WorkloadReport {
  return {
    situations: { none: [{ name, missing: why }] },
    verdicts: [memoryVerdict('nornir-ts', SIZE_WORDS, undefined)],
  }
}
