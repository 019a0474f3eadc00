import type { Access } from '../simulation/simulation.ts'
import type { XrConfiguration } from './configuration/xr-configuration.ts'

/**
 * What the running configuration does to somebody who logs in now; sessions that are open stay open
 * (production-safety rule 13). `no ssh server v2`: nobody listens (Cisco, "ssh server"). `no username NAME`: the
 * password is not accepted.
 */
export function accessOf(running: XrConfiguration, user: string): Access {
  if (running.find('ssh server v2') === undefined) return 'refused'
  return running.find(`username ${user}`) === undefined ? 'denied' : 'open'
}
