import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ssh2 from 'ssh2'
import { type ContenderCost, type Contenders, compare, type Missing } from '../measure/compare.ts'
import { type Network, startNetwork } from '../network/network.ts'
import { checkAnswers, checkConfigurations } from './check-answers.ts'
import { logInTo } from './log-in-to.ts'
import { type SessionTask, sessionContenders } from './session-contenders.ts'
import type { ShowAnswers } from './show-answers.ts'
import type { Situation } from './situation.ts'

/** Work on many devices: connect to each, ask, configure, hang up. */
export interface SessionWork {
  /** How many devices. */
  readonly hosts: number
  /** How many are worked on at once. */
  readonly concurrency: number
  /** What is asked, and what the devices answer. Default: nothing. */
  readonly shows?: ShowAnswers | undefined
  /** Lines of configuration that have a token, which are then saved. Default: none. */
  readonly config?: ((token: string) => readonly string[]) | undefined
  /** Contenders beside ours, the floor and the peers. Default: none. */
  readonly others?:
    | ((task: SessionTask, at: { situation: Situation; privateKey: string }) => Contenders)
    | undefined
}

/** Measures everybody at the work, on devices and wires of its own. */
export async function measureSessions(
  work: SessionWork,
  situation: Situation,
  rounds: number,
): Promise<Readonly<Record<string, ContenderCost | Missing>>> {
  const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
  // Not ed25519: one in 256 that ssh2 makes cannot be read (mscdex/ssh2#1390).
  const key = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 })
  try {
    await using network = await startNetwork({
      ...situation,
      devices: work.hosts,
      answers: work.shows,
      startPrivileged: true,
      publicKeys: [key.public],
    })
    const task = sessionTask(work, network, folder)
    const others = work.others?.(task, { situation, privateKey: key.private })
    return await compare(
      { ...sessionContenders(task), ...others },
      { rounds, watch: network.watch },
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sessionTask(
  { concurrency, shows = {}, config = () => [] }: SessionWork,
  network: Network,
  folder: string,
): SessionTask {
  const { devices, configurations } = network
  const hosts = devices.map(({ name }) => name)
  const same = { ...logInTo(network, folder), concurrency }
  return {
    folder,
    job: (token) => ({ ...same, commands: Object.keys(shows), config: config(token) }),
    check: async ({ answers }, token) => {
      checkAnswers(answers, shows, hosts)
      const lines = config(token)
      if (lines.length > 0) checkConfigurations(await configurations(), lines, hosts)
    },
  }
}
