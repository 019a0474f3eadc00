import type { Access } from '../simulation/simulation.ts'
import type { SrosConfiguration } from './configuration/sros-configuration.ts'

/**
 * What the running configuration does to somebody who logs in now; sessions that are open stay open
 * (production-safety rule 13; that SR OS keeps them is experience [K]). `system security ssh server-admin-state
 * disable`: nobody listens; `delete system security user-params local-user user NAME`: the password is not accepted
 * (Nokia, MD-CLI command reference).
 */
export function accessOf(running: SrosConfiguration, user: string): Access {
  const security = ['configure', 'system', 'security']
  const server = running.get([...security, 'ssh', 'server-admin-state'])
  if (server?.value === 'disable') return 'refused'
  const isKnown = running.has([...security, 'user-params', 'local-user', `user "${user}"`])
  return isKnown ? 'open' : 'denied'
}
