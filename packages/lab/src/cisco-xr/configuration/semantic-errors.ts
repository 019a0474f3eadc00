import type { XrConfiguration } from './xr-configuration.ts'

/** A line that the device does not accept at the commit. */
export interface SemanticError {
  /** The sections on the way to the line, and the line. */
  readonly lines: readonly string[]
  /** What is wrong, as the device says it behind `!!% `. */
  readonly complaint: string
}

/** What is wrong with a configuration that is to become the running one. */
export function semanticErrors(
  running: XrConfiguration,
  next: XrConfiguration,
): readonly SemanticError[] {
  return [...wrongInterfaces(running, next), ...missingPolicies(next)]
}

/** Both complaints are public captures. */
function wrongInterfaces(
  running: XrConfiguration,
  next: XrConfiguration,
): readonly SemanticError[] {
  return next
    .below()
    .filter(({ id }) => id.startsWith('interface '))
    .flatMap(({ id, text }) => {
      const vrf = next.find(id, 'vrf')
      const mtu = next.find(id, 'mtu')
      const hadAddress = running.find(id, 'ipv4 address') !== undefined
      const keepsAddress = running.find(id, 'ipv4 address') === next.find(id, 'ipv4 address')
      const errors: SemanticError[] = []
      if (vrf !== undefined && vrf !== running.find(id, 'vrf') && hadAddress && keepsAddress) {
        errors.push({
          lines: [text, vrf],
          complaint:
            "'RSI' detected the 'fatal' condition 'The interface's numbered and unnumbered IPv4/IPv6 addresses must be removed prior to changing or deleting the VRF'",
        })
      }
      if (mtu !== undefined && /^interface Loopback/.test(id)) {
        errors.push({
          lines: [text, mtu],
          complaint:
            'This operation is not supported: The interface owner has not registered support for MTU',
        })
      }
      return errors
    })
}

/** A neighbour whose policy does not exist; the wording is experience [K]. */
function missingPolicies(next: XrConfiguration): readonly SemanticError[] {
  return next
    .below()
    .filter(({ id }) => id.startsWith('router bgp '))
    .flatMap((bgp) =>
      next
        .below(bgp.id)
        .filter(({ id }) => id.startsWith('neighbor '))
        .flatMap((neighbor) => {
          const family = 'address-family ipv4 unicast'
          return next.below(bgp.id, neighbor.id, family).flatMap(({ text }) => {
            const [, policy = ''] = /^route-policy (\S+) /.exec(text) ?? []
            if (policy === '' || next.find(`route-policy ${policy}`) !== undefined) return []
            return [
              {
                lines: [bgp.text, neighbor.text, family, text],
                complaint: `Could not find entry in list: Policy [${policy}] not defined`,
              },
            ]
          })
        }),
    )
}

/** `show configuration failed`, as in public captures. */
export function renderErrors(errors: readonly SemanticError[]): string {
  const blocks = errors.map(({ lines, complaint }) => {
    const indented = lines.map((line, depth) => `${' '.repeat(depth)}${line}\n`).join('')
    const closing = lines
      .slice(0, -1)
      .map((_, depth) => `${' '.repeat(depth)}!\n`)
      .reverse()
      .join('')
    return `${indented}!!% ${complaint}\n${closing}`
  })
  return `!! SEMANTIC ERRORS: This configuration was rejected by 
!! the system due to semantic errors. The individual 
!! errors with each failed configuration command can be 
!! found below.


${blocks.join('')}end

`
}
