import type { Access } from '../simulation/simulation.ts'
import type { VrpConfiguration } from './configuration/vrp-configuration.ts'

/**
 * What the running configuration does to somebody who logs in now; sessions that are open stay open
 * (production-safety rule 13). `undo stelnet server enable`: nobody listens (Huawei, "stelnet server enable");
 * `undo local-user NAME`: the password is not accepted.
 */
export function accessOf(running: VrpConfiguration, user: string): Access {
  if (running.find('stelnet server enable') === undefined) return 'refused'
  return running.find('aaa', `local-user ${user} password`) === undefined ? 'denied' : 'open'
}
