import type { Change, VrpConfiguration } from './vrp-configuration.ts'

/**
 * Why a line that was understood is refused at once: a host mask on an interface that is no loopback (a public
 * capture: `ip address 119.1.1.2 255.255.255.255` on a GigabitEthernet).
 *
 * @returns What the device prints; undefined when the line is fine.
 */
export function refuseLine({ kind, path }: Change): string | undefined {
  const [view, line] = path
  if (kind !== 'set' || view === undefined || line?.id !== 'ip address') return undefined
  const isHost = line.text.endsWith(' 255.255.255.255') && !view.id.startsWith('interface LoopBack')
  return isHost ? 'Error: The specified IP address is invalid.\n' : undefined
}

/**
 * Why a configuration cannot become the running one: one address on two interfaces. That it is refused is
 * common knowledge, the wording is unverified experience [K].
 *
 * @returns What the device prints; undefined when it is fine.
 */
export function refuseConfiguration({ nodes }: VrpConfiguration): string | undefined {
  const seen = new Set<string>()
  for (const { children } of nodes) {
    for (const { line } of children) {
      const [, address] = /^ip address (\S+)/.exec(line.text) ?? []
      if (address === undefined) continue
      if (seen.has(address)) return 'Error: The specified address conflicts with another address.\n'
      seen.add(address)
    }
  }
  return undefined
}
