import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Contender, Missing } from '../measure/compare.ts'
import {
  addonMissing,
  hasBuiltAddon,
  netmiko,
  nornir,
  type Peer,
  peerCommand,
  scrapli,
} from '../peer/peers.ts'
import type { PrintedAnswers } from './check-answers.ts'
import { type Job, writeJob } from './job.ts'

/** The same work for all contenders. */
export interface SessionTask {
  /** Where files for the contenders go. */
  readonly folder: string
  /** The job of one run; `token` is another one in each, and no configuration line has it yet. */
  readonly job: (token: string) => Job
  /** Throws when what was printed is wrong, or what the devices have. */
  readonly check: (printed: PrintedAnswers, token: string) => void | Promise<void>
}

const read = (output: string): PrintedAnswers => JSON.parse(output)
const inContender = (file: string) =>
  fileURLToPath(new URL(`../contender/${file}`, import.meta.url))

const node = (file: string, addon: 'with' | 'without'): readonly string[] => [
  process.execPath,
  '--require',
  inContender(`${addon}-addon.cjs`),
  inContender(file),
]

/** A program that takes a job file and prints answers. */
function worker(
  { folder, job, check }: SessionTask,
  {
    name,
    isOurs,
    command,
    pipeline,
  }: Pick<Contender, 'name' | 'isOurs'> & {
    readonly command: readonly string[]
    readonly pipeline?: number
  },
): Contender {
  const tokenOf = (round: number) => `${name.replaceAll(/\W+/g, '-')}-${round}`
  return {
    name,
    isOurs,
    command: (round) => [
      ...command,
      writeJob(join(folder, 'job.json'), { ...job(tokenOf(round)), pipeline }),
    ],
    check: (output, round) => check(read(output), tokenOf(round)),
    read: (output) => read(output).figures,
  }
}

/** Ours, the floor, and the peers; without ssh2's native addon, as most users have it. */
export function sessionContenders(task: SessionTask) {
  const peer = (which: Peer, file: string): Contender | Missing => {
    const command = peerCommand(which, file)
    return 'missing' in command ? command : worker(task, { name: which.name, command })
  }
  return {
    floor: worker(task, {
      name: 'bare ssh2 (floor)',
      command: node('bare-sessions.mjs', 'without'),
    }),
    ours: worker(task, {
      name: 'nornir-ts',
      isOurs: true,
      command: node('our-sessions.mjs', 'without'),
    }),
    nornir: peer(nornir, 'run_nornir.py'),
    netmiko: peer(netmiko, 'run_netmiko.py'),
    scrapli: peer(scrapli, 'run_scrapli.py'),
  }
}

/** Ours and the floor with ssh2's native addon. */
export function addonContenders(task: SessionTask) {
  const withAddon = (name: string, file: string, isOurs: boolean): Contender | Missing =>
    hasBuiltAddon()
      ? worker(task, { name, isOurs, command: node(file, 'with') })
      : { name, missing: addonMissing }
  return {
    floorAddon: withAddon('bare ssh2, addon', 'bare-sessions.mjs', false),
    oursAddon: withAddon('nornir-ts, addon', 'our-sessions.mjs', true),
  }
}

/** Ours and the floor, both with this many commands typed at once. */
export function pipelinedContenders(task: SessionTask, pipeline: number) {
  return {
    floorPipelined: worker(task, {
      name: 'bare ssh2, pipelined',
      command: node('bare-sessions.mjs', 'without'),
      pipeline,
    }),
    oursPipelined: worker(task, {
      name: 'nornir-ts, pipelined',
      isOurs: true,
      command: node('our-sessions.mjs', 'without'),
      pipeline,
    }),
  }
}
