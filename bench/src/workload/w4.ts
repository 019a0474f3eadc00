import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { nodeContender } from '../contender/node-contender.ts'
import { type Contender, type ContenderCost, compare } from '../measure/compare.ts'
import { startChild } from '../network/child.ts'
import type { SshBox } from '../network/ssh-box.ts'
import type { Verdict, Workload, WorkloadReport } from './workload.ts'

const MEGABYTES = 50
const MANY_MEGABYTES = 500

/** Files to and from one OpenSSH server, beside OpenSSH's own scp. */
export const w4: Workload = {
  title: `put and get of ${MEGABYTES} MB over one open connection with OpenSSH`,
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    const key = join(folder, 'key')
    const pair = ssh2.utils.generateKeyPairSync('ed25519')
    writeFileSync(key, pair.private, { mode: 0o600 })
    try {
      const module = new URL('../network/ssh-box.ts', import.meta.url)
      await using box = await startChild<SshBox>(module, { publicKey: pair.public })
      return await measure(box.ready, { folder, key, rounds })
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

interface Setting {
  readonly folder: string
  readonly key: string
  readonly rounds: number
}

async function measure(box: SshBox, { folder, key, rounds }: Setting): Promise<WorkloadReport> {
  if (box.port === undefined) return missing()
  const knownHosts = join(folder, 'known_hosts')
  writeFileSync(knownHosts, `[127.0.0.1]:${box.port} ${box.hostKey}\n`)
  const files = (megabytes: number) => {
    const source = join(box.folder, `source-${megabytes}`)
    const digest = createHash('sha256')
    for (let count = 0; count < megabytes; count += 1) {
      const piece = randomBytes(1e6)
      digest.update(piece)
      writeFileSync(source, piece, { flag: 'a' })
    }
    const [remote, target] = [join(box.folder, 'remote'), join(box.folder, 'target')]
    const { port, username } = box
    const job = { port, username, key, knownHosts, source, size: megabytes * 1e6, remote, target }
    return { job: JSON.stringify(job), answer: digest.digest('hex') }
  }
  const few = files(MEGABYTES)
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
      opensshScp: contender('OpenSSH scp -O', 'openssh-scp.ts', '-O'),
      opensshSftp: contender('OpenSSH scp (SFTP)', 'openssh-scp.ts'),
      ssh2: contender('ssh2, fastPut and fastGet', 'fast-sftp.ts'),
    },
    { rounds },
  )
  const many = files(MANY_MEGABYTES)
  const big = (name: string, protocol: string): Contender =>
    nodeContender({ name, file: 'move-file.ts', args: [many.job, protocol], answer: many.answer })
  const bigCosts = await compare(
    {
      scp: big('nornir-ts, SCP', 'scp'),
      sftp: big('nornir-ts, SFTP', 'sftp'),
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

function missing(): WorkloadReport {
  const name = 'OpenSSH server'
  return {
    situations: { none: [{ name, missing: 'no sshd here, or we are not root' }] },
    verdicts: [{ promise: 'put and get', value: undefined, limit: 1.25, unit: '×' }],
  }
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
        value: figure(costs[ours], `${direction}Ms`) / figure(costs[theirs], `${direction}Ms`),
        limit: 1.25,
        unit: '×',
      }),
    ),
  )
}

/** From the open connection on, and beside the smaller file: V8 lets some garbage stand, however much is moved. */
function judgeMemory(few: OurCosts, many: OurCosts): Verdict[] {
  return (['scp', 'sftp'] as const).flatMap((key): Verdict[] => {
    const [less, more] = [figure(few[key], 'growthMb'), figure(many[key], 'growthMb')]
    const promise = `${many[key].name}: growth of memory at ${MANY_MEGABYTES} MB`
    return [
      { promise, value: more, limit: 32, unit: 'MB' },
      {
        promise: `${promise}, above that at ${MEGABYTES} MB`,
        value: more - less,
        limit: 32,
        unit: 'MB',
      },
    ]
  })
}

type OurCosts = Readonly<Record<'scp' | 'sftp', ContenderCost>>

function figure({ figures }: ContenderCost, name: string): number {
  return figures[name]?.median ?? Number.POSITIVE_INFINITY
}
