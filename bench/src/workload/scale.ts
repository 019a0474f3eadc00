import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeContender } from '../contender/node-contender.ts'
import { type ContenderCost, compare } from '../measure/compare.ts'
import { startNetwork } from '../network/network.ts'
import { logInTo } from '../sessions/log-in-to.ts'
import { showVersion } from '../sessions/show-answers.ts'
import type { Verdict, Workload } from './workload.ts'

const DEVICES = 1_000
const HOSTS = 10_000
const CONCURRENCY = 500

/** As many hosts as nobody has in memory, and what Ctrl-C does to them. */
export const scale: Workload = {
  title: `${HOSTS} hosts, ${CONCURRENCY} at once: connect + show version, results in a file`,
  async run({ rounds }) {
    const folder = mkdtempSync(join(tmpdir(), 'nornir-ts-bench-'))
    try {
      // Each device is ten hosts: what is looked at here is the client.
      await using network = await startNetwork({ devices: DEVICES, answers: showVersion })
      const login = logInTo(network, folder)
      const contender = (name: string, count: number, interrupt: object = {}) => {
        const file = join(folder, `${name}.json`)
        writeFileSync(
          file,
          JSON.stringify({ ...login, concurrency: CONCURRENCY, count, ...interrupt }),
        )
        return nodeContender({ name, file: 'many-hosts.mjs', args: [file], answer: count })
      }
      const costs = await compare(
        {
          few: contender('1 000 hosts', HOSTS / 10),
          many: contender('10 000 hosts', HOSTS),
          interrupted: contender('Ctrl-C', HOSTS, { interruptAt: 1_000 }),
          cut: contender('Ctrl-C twice', HOSTS, { interruptAt: 1_000, again: true }),
        },
        { rounds, watch: network.watch },
      )
      return { situations: { loopback: Object.values(costs) }, verdicts: judge(costs) }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

function judge(
  costs: Readonly<Record<'few' | 'many' | 'interrupted' | 'cut', ContenderCost>>,
): Verdict[] {
  const figure = (key: keyof typeof costs, name: string) =>
    costs[key].figures[name]?.median ?? Number.POSITIVE_INFINITY
  return [
    {
      promise: 'peak memory, of that of 1 000 hosts',
      value: figure('many', 'peakMb') / figure('few', 'peakMb'),
      limit: 1.5,
      unit: '×',
    },
    {
      promise: 'hosts that are not ok',
      value: HOSTS - figure('many', 'ok'),
      limit: 0,
      unit: 'hosts',
    },
    {
      promise: 'from Ctrl-C to the end',
      value: figure('interrupted', 'endAfterInterruptMs') / 1000,
      limit: 10,
      unit: 's',
    },
    {
      promise: 'from the second Ctrl-C to the end',
      value: figure('cut', 'endAfterInterruptMs') / 1000,
      limit: 2,
      unit: 's',
    },
  ]
}
