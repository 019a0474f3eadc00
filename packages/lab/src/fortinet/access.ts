import type { Access } from '../simulation/simulation.ts'
import type { FortiNode } from './configuration/forti-node.ts'

/**
 * What the configuration does to somebody who logs in now; sessions that are open stay open (production-safety rule
 * 13; that FortiOS keeps them is experience [K]).
 *
 * - No interface that is up and has an address lets SSH in (`set allowaccess`): the connection is not answered (public
 *   notes of a lab: `Connection timed out`).
 * - `delete NAME` of `config system admin`: the password is not accepted.
 */
export function accessOf({ sections }: FortiNode, user: string): Access {
  const interfaces = [...(sections.get('system interface')?.entries.values() ?? [])]
  const isOpen = interfaces.some(
    ({ values }) =>
      values.has('ip') &&
      values.get('status')?.[0] !== 'down' &&
      values.get('allowaccess')?.includes('ssh') === true,
  )
  if (!isOpen) return 'silent'
  return sections.get('system admin')?.entries.has(user) === true ? 'open' : 'denied'
}
