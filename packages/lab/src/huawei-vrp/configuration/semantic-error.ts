import type { Change, VrpConfiguration, VrpLine } from './vrp-configuration.ts'

/** Whether a line opens the view of a port, which is there or is not, whatever is configured. */
export function isPort({ id }: VrpLine): boolean {
  return /^interface (?!Eth-Trunk|LoopBack|Vlanif)/.test(id)
}

/**
 * Why a line that was understood is refused at once: `undo interface` of a port (experience [K]), or a host mask on an
 * interface that is no loopback (a public capture: `ip address 119.1.1.2 255.255.255.255` on a GigabitEthernet).
 *
 * @returns What the device prints; undefined when the line is fine.
 */
export function refuseLine({ kind, path }: Change): string | undefined {
  const [view, line] = path
  if (kind === 'remove' && line === undefined && view !== undefined && isPort(view)) {
    return 'Error: The interface cannot be deleted.\n'
  }
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
