import type { XrDevice } from '../xr-device.ts'

/** `show ipv4 interface brief`; the columns of a recorded device (ntc-templates, cisco_xr). */
export function showIpv4InterfaceBrief({ running }: XrDevice): string {
  const rows = interfacesOf(running).map(({ id, name, isUp }) => {
    const [, , address = 'unassigned'] = running.find(id, 'ipv4 address')?.split(' ') ?? []
    const vrf = running.find(id, 'vrf')?.split(' ')[1] ?? 'default'
    const [status, protocol] = isUp ? ['Up', 'Up'] : ['Shutdown', 'Down']
    return `${name.padEnd(31)}${address.padEnd(16)}${status?.padEnd(16)}${protocol?.padEnd(9)}${vrf}\n`
  })
  return `
Interface                      IP-Address      Status          Protocol Vrf-Name
${rows.join('')}`
}

/** `show interfaces description`; the columns of a recorded device (ntc-templates, cisco_xr). */
export function showInterfacesDescription({ running }: XrDevice): string {
  const rows = interfacesOf(running).map(({ id, name, isUp }) => {
    const state = isUp ? 'up' : 'admin-down'
    const description = running.find(id, 'description')?.slice('description '.length) ?? ''
    return `${`${short(name).padEnd(19)}${state.padEnd(12)}${state.padEnd(12)}${description}`.trimEnd()}\n`
  })
  return `
Interface          Status      Protocol    Description
--------------------------------------------------------------------------------
${rows.join('')}`
}

function interfacesOf(running: XrDevice['running']) {
  return running
    .below()
    .filter(({ id }) => id.startsWith('interface '))
    .map(({ id }) => ({
      id,
      name: id.slice('interface '.length),
      isUp: running.find(id, 'shutdown') === undefined,
    }))
}

function short(name: string): string {
  return name.replace(/^([A-Z][a-z])[A-Za-z-]*/, '$1')
}
