import { nodeContender } from '../contender/node-contender.ts'
import { compare } from '../measure/compare.ts'
import type { Workload } from './workload.ts'

const HOSTS = 100_000

/** What it costs to have the results in a file, and what it saves. */
export const resultsFile: Workload = {
  title: '100 000 hosts, results in memory and in a file',
  async run(rounds) {
    const contender = (bytes: number, where: string) =>
      nodeContender({
        name: `${bytes} B each, ${where}`,
        file: 'run-to-file.mjs',
        args: [`${HOSTS}`, `${bytes}`, where],
        answer: HOSTS,
      })
    const costs = await compare(
      {
        smallMemory: contender(1, 'memory'),
        smallFile: contender(1, 'file'),
        largeMemory: contender(5_000, 'memory'),
        largeFile: contender(5_000, 'file'),
      },
      rounds,
    )
    const peakMb = costs.largeFile.figures['peakMb']?.median ?? Number.POSITIVE_INFINITY
    return {
      situations: { 'fresh process': Object.values(costs) },
      verdicts: [
        {
          promise: 'peak memory with 500 MB of results in a file',
          value: peakMb,
          limit: 400,
          unit: 'MB',
        },
      ],
    }
  },
}
