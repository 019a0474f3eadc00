import type { ContenderCost } from '../measure/compare.ts'
import { type ComputingWork, measureThreads, type RunnerName } from '../sessions/measure-threads.ts'
import { ratioVerdict } from './ratio-verdict.ts'
import type { Verdict, Workload } from './workload.ts'

/** What the promise is about. */
const promised: ComputingWork = { hosts: 1000, computeMs: 10 }

/** Around the point from which on threads pay. */
const works: readonly ComputingWork[] = [
  promised,
  { hosts: 1000, computeMs: 3 },
  { hosts: 1000, computeMs: 0 },
  { hosts: 300, computeMs: 10 },
  { hosts: 100, computeMs: 30 },
  { hosts: 100, computeMs: 10 },
]

/** Where threads overtake one thread, and whether `auto` knows. */
export const threads: Workload = {
  title: 'connect + show version + computing, on one thread, on two, and on those that auto picks',
  async run({ rounds }) {
    const situations: Record<string, readonly ContenderCost[]> = {}
    const verdicts: Verdict[] = []
    for (const work of works) {
      const at = `${work.hosts} hosts, ${work.computeMs} ms of computing`
      const costs = await measureThreads(work, rounds)
      situations[at] = Object.values(costs)
      if (work === promised) {
        const promise = { figure: 'wall', of: 'workers', by: 'concurrent', limit: 0.65 } as const
        verdicts.push(ratioVerdict(costs, { at, ...promise }))
      }
      // What is under way when it is known stays where it is: of fewer hosts that is most of them.
      if (work.hosts < 300) continue
      const better = faster(costs)
      verdicts.push(ratioVerdict(costs, { at, figure: 'wall', of: 'auto', by: better, limit: 1.2 }))
    }
    return { situations, verdicts }
  },
}

function faster({ concurrent, workers }: Readonly<Record<RunnerName, ContenderCost>>): RunnerName {
  return workers.wallMs.median < concurrent.wallMs.median ? 'workers' : 'concurrent'
}
