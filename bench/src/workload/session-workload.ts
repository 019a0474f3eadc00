import type { ContenderCost, Missing } from '../measure/compare.ts'
import { measureSessions, type SessionWork } from '../sessions/measure-sessions.ts'
import { type Situation, situationName } from '../sessions/situation.ts'
import { type RatioPromise, ratioVerdict } from './ratio-verdict.ts'
import type { Workload } from './workload.ts'

/** Work on many devices, and what is promised of it. */
export interface SessionWorkloadOptions extends SessionWork {
  /** The work in words, without how many hosts. */
  readonly title: string
  /** Where it is measured unless somebody asks for one situation. */
  readonly situations: readonly Situation[]
  /** What is promised in a situation, about the keys of the contenders. */
  readonly promises: (situation: Situation) => readonly RatioPromise<string>[]
}

/** Makes a workload of work on many devices. */
export function sessionWorkload({
  title,
  situations: usual,
  promises,
  ...work
}: SessionWorkloadOptions): Workload {
  return {
    title: `${work.hosts} hosts, ${work.concurrency} at once: ${title}`,
    async run({ rounds, situation: only }) {
      const found: (readonly [Situation, Readonly<Record<string, ContenderCost | Missing>>])[] = []
      for (const situation of only === undefined ? usual : [only]) {
        found.push([situation, await measureSessions(work, situation, rounds)])
      }
      return {
        situations: Object.fromEntries(
          found.map(([situation, costs]) => [situationName(situation), Object.values(costs)]),
        ),
        verdicts: found.flatMap(([situation, costs]) =>
          promises(situation).map((promise) =>
            ratioVerdict(costs, { at: situationName(situation), ...promise }),
          ),
        ),
      }
    },
  }
}
