import { addonContenders } from '../sessions/session-contenders.ts'
import { showVersion } from '../sessions/show-answers.ts'
import { isSame, nearAndFast } from '../sessions/situation.ts'
import { sessionWorkload } from './session-workload.ts'

/** Many devices, many at once: whether anything grows faster than their number. */
export const w5 = sessionWorkload({
  title: 'connect + show version',
  hosts: 1000,
  concurrency: 200,
  shows: showVersion,
  situations: [nearAndFast],
  others: (task, { situation }) => (isSame(situation, nearAndFast) ? addonContenders(task) : {}),
  promises: (situation) =>
    isSame(situation, nearAndFast)
      ? [
          { figure: 'client CPU', of: 'ours', by: 'floor', limit: 1.3 },
          { figure: 'wall', of: 'ours', by: 'floor', limit: 1.2 },
          { figure: 'peak memory', of: 'ours', by: 'floor', limit: 1.4 },
          { figure: 'client CPU', of: 'ours', by: 'nornir', limit: 0.25 },
          { figure: 'wall', of: 'ours', by: 'nornir', limit: 0.3 },
        ]
      : [],
})
