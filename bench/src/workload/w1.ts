import { openSsh } from '../sessions/open-ssh.ts'
import { addonContenders } from '../sessions/session-contenders.ts'
import { showVersion } from '../sessions/show-answers.ts'
import { isSame, nearAndFast, usualSituations } from '../sessions/situation.ts'
import { sessionWorkload } from './session-workload.ts'

/** Connect and `show version`: the fixed costs of a session, which most runbooks pay. */
export const w1 = sessionWorkload({
  title: 'connect + show version',
  hosts: 100,
  concurrency: 20,
  shows: showVersion,
  situations: usualSituations,
  others: (task, { situation, privateKey }) =>
    isSame(situation, nearAndFast)
      ? { openSsh: openSsh(task, privateKey, showVersion), ...addonContenders(task) }
      : {},
  promises: (situation) =>
    isSame(situation, nearAndFast)
      ? [
          { figure: 'wall', of: 'floor', by: 'openSsh', limit: 0.65, isSelfCheck: true },
          { figure: 'client CPU', of: 'ours', by: 'floor', limit: 1.3 },
          { figure: 'client CPU', of: 'ours', by: 'nornir', limit: 0.5 },
        ]
      : [],
})
