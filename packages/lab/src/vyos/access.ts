import type { Access } from '../simulation/simulation.ts'
import type { Configuration } from './configuration/configuration.ts'

/**
 * What the active configuration does to somebody who logs in now; sessions that are open stay open. Without
 * `service ssh`, or where it listens on another port than 22, which is the one of the lab, nobody listens.
 */
export function accessOf(active: Configuration): Access {
  if (active.get('service ssh') === undefined) return 'refused'
  const [port = '22'] = active.get('service ssh port') ?? []
  return port === '22' ? 'open' : 'refused'
}
