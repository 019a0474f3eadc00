import { addonContenders, pipelinedContenders } from '../sessions/session-contenders.ts'
import { tenShows } from '../sessions/show-answers.ts'
import { far, isSame, nearAndFast, usualSituations } from '../sessions/situation.ts'
import type { RatioPromise } from './ratio-verdict.ts'
import { sessionWorkload } from './session-workload.ts'

/** Behind the first command, which goes alone, all the others are typed at once. */
const pipeline = Object.keys(tenShows).length - 1

const nearPromises: readonly RatioPromise<string>[] = [
  { figure: 'client CPU', of: 'ours', by: 'floor', limit: 1.3 },
  { figure: 'wall', of: 'ours', by: 'floor', limit: 1.2 },
  { figure: 'client CPU', of: 'ours', by: 'nornir', limit: 0.35 },
  { figure: 'wall', of: 'ours', by: 'nornir', limit: 0.16 },
]

const farPromises: readonly RatioPromise<string>[] = [
  { figure: 'wall', of: 'ours', by: 'floor', limit: 1.1 },
  { figure: 'wall', of: 'ours', by: 'nornir', limit: 0.5 },
  { figure: 'wall', of: 'oursPipelined', by: 'floorPipelined', limit: 1.2 },
  { figure: 'wall', of: 'oursPipelined', by: 'nornir', limit: 0.25 },
]

/** Connect and ten commands, one of them with 20 KB: what a backup or an audit does. */
export const w2 = sessionWorkload({
  title: `connect + ${Object.keys(tenShows).length} show commands`,
  hosts: 100,
  concurrency: 20,
  shows: tenShows,
  situations: usualSituations,
  others: (task, { situation }) => ({
    ...pipelinedContenders(task, pipeline),
    ...(isSame(situation, nearAndFast) ? addonContenders(task) : {}),
  }),
  promises: (situation) => {
    if (isSame(situation, nearAndFast)) return nearPromises
    return isSame(situation, far) ? farPromises : []
  },
})
