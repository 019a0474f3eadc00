import { addonContenders } from '../sessions/session-contenders.ts'
import { isSame, nearAndFast, usualSituations } from '../sessions/situation.ts'
import { sessionWorkload } from './session-workload.ts'

/** Any switch takes them; the token tells them from what an earlier run has left behind. */
const fiveLines = (token: string): readonly string[] => [
  'interface Loopback100',
  ` description ${token}`,
  ' ip address 198.51.100.1 255.255.255.255',
  `snmp-server location ${token}`,
  `snmp-server contact ${token}`,
]

/** Connect, five lines of configuration, save: looked up afterwards on the devices. */
export const w3 = sessionWorkload({
  title: 'connect + five lines of configuration + save',
  hosts: 100,
  concurrency: 20,
  config: fiveLines,
  situations: usualSituations,
  others: (task, { situation }) => (isSame(situation, nearAndFast) ? addonContenders(task) : {}),
  promises: (situation) =>
    isSame(situation, nearAndFast)
      ? [
          { figure: 'wall', of: 'ours', by: 'floor', limit: 1.3 },
          { figure: 'wall', of: 'ours', by: 'nornir', limit: 0.3 },
        ]
      : [],
})
