import type { Access } from '../simulation/simulation.ts'
import type { Configuration, Statement } from './configuration/statement.ts'

/** Where the users of a lab come from. */
const client = '127.0.0.1'

/**
 * What the active configuration does to somebody who logs in now. Sessions that are open stay open, as on the
 * device: a mistake here is what `commit confirmed` is for (production-safety rule 13).
 *
 * - `delete system services ssh`: nobody listens.
 * - `filter input` on `lo0` unit 0 that discards or rejects port 22 (Juniper, "Standard Firewall Filters": the
 *   first term that matches decides, and a packet that no term matches is discarded).
 * - `delete system login user NAME`: the password is not accepted.
 */
export function accessOf(active: Configuration, user: string): Access {
  if (active.find(['system', 'services', 'ssh']) === undefined) return 'refused'
  const filter = active.find(['interfaces', 'lo0', 'unit 0', 'family inet', 'filter', 'input'])
  const action = filter === undefined ? 'accept' : actionOf(active, filter.values[0] ?? '')
  if (action !== 'accept') return action === 'reject' ? 'refused' : 'silent'
  const isKnown = active.find(['system', 'login', `user ${user}`]) !== undefined
  return user === 'root' || isKnown ? 'open' : 'denied'
}

type Action = 'accept' | 'discard' | 'reject'

function actionOf(active: Configuration, name: string): Action {
  const filter =
    active.find(['firewall', 'family inet', `filter ${name}`]) ??
    active.find(['firewall', `filter ${name}`])
  for (const term of filter?.children ?? []) {
    if (isMatch(holding(term, 'from'))) {
      const actions = holding(term, 'then').map(({ name: one }) => one)
      if (actions.includes('discard')) return 'discard'
      return actions.includes('reject') ? 'reject' : 'accept'
    }
  }
  return 'discard'
}

/** Whether a log-in by SSH from the client meets all conditions. */
function isMatch(conditions: readonly Statement[]): boolean {
  return conditions.every(({ name, values, children }) => {
    switch (name) {
      case 'protocol':
        return values.some((value) => value === 'tcp' || value === '6')
      case 'port':
      case 'destination-port':
        return values.some((value) => value === 'ssh' || value === '22')
      case 'source-address':
        return children.some((child) => contains(child.name, client))
      case 'source-port':
        return false
      default:
        return true
    }
  })
}

function holding({ children }: Statement, name: string): readonly Statement[] {
  return children.find((child) => child.name === name)?.children ?? []
}

function contains(prefix: string, address: string): boolean {
  const [network = '', length = '32'] = prefix.split('/')
  const size = Number(length)
  return bitsOf(network).slice(0, size) === bitsOf(address).slice(0, size)
}

function bitsOf(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')
}
