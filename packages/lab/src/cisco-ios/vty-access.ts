import {
  type ConfigLine,
  type Configuration,
  childOf,
} from '../ios-like/configuration/configuration.ts'
import type { LogInRequest } from '../simulation/simulation.ts'

/**
 * Whether the VTY lines let a new log-in through: `transport input` names the protocol (or `all`), and
 * `access-class … in` permits the address (Cisco, "transport input", "access-class"). Sessions that are
 * open are not asked.
 */
export function admits(running: Configuration, { protocol, address }: LogInRequest): boolean {
  return running.startingWith('line vty ').some((line) => {
    const transport = childOf(line, 'transport input')?.text.split(' ').slice(2) ?? ['ssh']
    const list = childOf(line, 'access-class')?.text.split(' ')[1]
    const isSpoken = transport.includes('all') || transport.includes(protocol)
    return isSpoken && (list === undefined || permits(running, { list, address }))
  })
}

/** Cisco, "access-list (IP standard)": first match, deny at the end; a list that is not there permits all. */
function permits(
  running: Configuration,
  { list, address }: { list: string; address: string },
): boolean {
  const entries = entriesOf(running, list)
  if (entries.length === 0) return true
  const match = entries.find((entry) => covers(entry, address))
  return match?.startsWith('permit') === true
}

function entriesOf(running: Configuration, list: string): readonly string[] {
  const named: ConfigLine | undefined = running.find(`ip access-list standard ${list}`)
  const numbered = running
    .startingWith(`access-list ${list} `)
    .map(({ text }) => text.split(' ').slice(2).join(' '))
  const entries = [...(named?.children ?? []).map(({ text }) => text), ...numbered]
  return entries.filter((entry) => /^(?:permit|deny) /.test(entry))
}

/** `permit any`, `permit host A`, `permit A`, `permit A WILDCARD`. */
function covers(entry: string, address: string): boolean {
  const words = entry.split(' ').slice(1)
  if (words[0] === 'any') return true
  const [net = '', wildcard = '0.0.0.0'] = words[0] === 'host' ? words.slice(1) : words
  return ((number(net) ^ number(address)) & ~number(wildcard)) === 0
}

function number(address: string): number {
  return address.split('.').reduce((sum, part) => (sum << 8) | Number(part), 0)
}
