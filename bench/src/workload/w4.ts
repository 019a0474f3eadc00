import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeContender } from '../contender/node-contender.ts'
import { type Contender, type ContenderCost, compare } from '../measure/compare.ts'
import { medianOf, memoryVerdict } from './memory-verdict.ts'
import { type FileServer, withFileServer } from './with-file-server.ts'
import type { Verdict, Workload, WorkloadReport } from './workload.ts'

const MEGABYTES = 50
const MANY_MEGABYTES = 500

/** Files to and from one OpenSSH server, beside OpenSSH's own scp. */
export const w4: Workload = {
  title: `put and get of ${MEGABYTES} MB over one open connection with OpenSSH`,
  run: ({ rounds }) =>
    withFileServer(async (server) =>
      'missing' in server
        ? {
            situations: { none: [server] },
            verdicts: [{ promise: 'put and get', value: undefined, limit: 1.25, unit: '×' }],
          }
        : await measure(server, rounds),
    ),
}

async function measure(server: FileServer, rounds: number): Promise<WorkloadReport> {
  const few = makeFile(server, MEGABYTES)
  const contender = (name: string, file: string, ...flags: string[]): Contender =>
    nodeContender({
      name,
      file,
      args: [few.job, ...flags],
      answer: few.answer,
      isOurs: file === 'move-file.ts',
    })
  const costs = await compare(
    {
      scp: contender('nornir-ts, SCP', 'move-file.ts', 'scp'),
      sftp: contender('nornir-ts, SFTP', 'move-file.ts', 'sftp'),
      task: contender('nornir-ts, transferFile', 'transfer-file.mjs'),
      opensshScp: contender('OpenSSH scp -O', 'openssh-scp.ts', '-O'),
      opensshSftp: contender('OpenSSH scp (SFTP)', 'openssh-scp.ts'),
      ssh2: contender('ssh2, fastPut and fastGet', 'fast-sftp.ts'),
    },
    { rounds },
  )
  const many = makeFile(server, MANY_MEGABYTES)
  const big = (name: string, file: string, ...flags: string[]): Contender =>
    nodeContender({ name, file, args: [many.job, ...flags], answer: many.answer })
  const bigCosts = await compare(
    {
      scp: big('nornir-ts, SCP', 'move-file.ts', 'scp'),
      sftp: big('nornir-ts, SFTP', 'move-file.ts', 'sftp'),
      task: big('nornir-ts, transferFile', 'transfer-file.mjs'),
      buffers: nodeContender({
        name: 'Node alone, fresh buffers',
        file: 'fill-buffers.mjs',
        args: [String(MANY_MEGABYTES)],
        answer: MANY_MEGABYTES * 1e6,
      }),
    },
    { rounds },
  )
  return {
    situations: {
      [`${MEGABYTES} MB`]: Object.values(costs),
      [`${MANY_MEGABYTES} MB`]: Object.values(bigCosts),
    },
    verdicts: [...judgeTimes(costs), ...judgeMemory(costs, bigCosts)],
  }
}

/** A file of bytes that nothing can compress, the job that moves it, and its digest. */
function makeFile({ folder, ...server }: FileServer, megabytes: number) {
  const source = join(folder, `source-${megabytes}`)
  const digest = createHash('sha256')
  for (let count = 0; count < megabytes; count += 1) {
    const piece = randomBytes(1e6)
    digest.update(piece)
    writeFileSync(source, piece, { flag: 'a' })
  }
  const [remote, target] = [join(folder, 'remote'), join(folder, 'target')]
  const job = JSON.stringify({ ...server, source, size: megabytes * 1e6, remote, target })
  return { job, answer: digest.digest('hex') }
}

type Key = 'scp' | 'sftp' | 'opensshScp' | 'opensshSftp'

/** What counts is measured within. 1.25 times the time is 0.8 times the throughput. */
function judgeTimes(costs: Readonly<Record<Key, ContenderCost>>): Verdict[] {
  return (
    [
      ['scp', 'opensshScp'],
      ['sftp', 'opensshSftp'],
    ] as const
  ).flatMap(([ours, theirs]) =>
    ['put', 'get'].map(
      (direction): Verdict => ({
        promise: `${costs[ours].name}: ${direction}, of that of ${costs[theirs].name}`,
        value: medianOf(costs[ours], `${direction}Ms`) / medianOf(costs[theirs], `${direction}Ms`),
        limit: 1.25,
        unit: '×',
      }),
    ),
  )
}

/** From the open connection on, and beside the smaller file: V8 lets some garbage stand, however much is moved. */
function judgeMemory(few: OurCosts, many: OurCosts): Verdict[] {
  return (['scp', 'sftp', 'task'] as const).flatMap((key): Verdict[] => {
    const { name } = many[key]
    const [less, more] = [medianOf(few[key], 'growthMb'), medianOf(many[key], 'growthMb')]
    const size = `${MANY_MEGABYTES} MB`
    return [
      memoryVerdict(name, size, more),
      memoryVerdict(name, `${size}, above that at ${MEGABYTES} MB`, more - less),
    ]
  })
}

type OurCosts = Readonly<Record<'scp' | 'sftp' | 'task', ContenderCost>>
