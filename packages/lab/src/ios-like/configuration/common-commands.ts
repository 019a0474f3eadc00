import { invalidWord } from '../command-line/reply.ts'
import type { IosLikeSession } from '../command-line/session.ts'
import type { ConfigCommand } from './config-command.ts'
import { isVirtual } from './interface-kind.ts'
import { hashSecret } from './secret-hash.ts'

/** Rows of a configuration grammar. */
export type Rows = readonly ConfigCommand<IosLikeSession>[]

/** Global commands that every IOS-like device has. */
export const commonGlobal: Rows = [
  { spec: 'logging host <ip>', key: 3 },
  { spec: 'logging buffered <4096-2147483647>', key: 2 },
  { spec: 'snmp-server location <line>', key: 2 },
  { spec: 'snmp-server contact <line>', key: 2 },
  { spec: 'snmp-server community <word> <word>', key: 3 },
  { spec: 'ntp server <word>', key: 3 },
  { spec: 'vlan <1-4094>', key: 2, opens: 'config-vlan' },
]

/** Lines of an interface that every IOS-like device has. */
export const commonInterface: Rows = [
  { spec: 'description <line>', key: 1 },
  { spec: 'mtu <64-9600>', key: 1 },
  { spec: 'bandwidth <1-10000000>', key: 1 },
  { spec: 'duplex <word>', key: 1 },
  { spec: 'speed <word>', key: 1 },
  { spec: 'ip helper-address <ip>', key: 3 },
  { spec: 'ip ospf <1-65535> area <word>', key: 2 },
  { spec: 'switchport mode <word>', key: 2 },
  { spec: 'switchport access vlan <1-4094>', key: 3 },
  { spec: 'switchport trunk allowed vlan <line>', key: 4 },
  { spec: 'shutdown', key: 1 },
]

/** Lines of a routing process. */
export const commonRouter: Rows = [
  { spec: 'bgp router-id <ip>', key: 2 },
  { spec: 'bgp log-neighbor-changes', key: 2 },
  { spec: 'router-id <ip>', key: 1 },
  { spec: 'neighbor <ip> remote-as <1-4294967295>', key: 3 },
  { spec: 'neighbor <ip> description <line>', key: 3 },
  { spec: 'neighbor <ip> update-source <interface>', key: 3 },
  { spec: 'neighbor <ip> shutdown', key: 3 },
  { spec: 'network <ip> mask <mask>', key: 4 },
  { spec: 'network <ip> <mask> area <word>', key: 5 },
  { spec: 'passive-interface <interface>', key: 2 },
  { spec: 'redistribute <line>', key: 2 },
]

/** Lines of a VLAN. */
export const commonVlan: Rows = [{ spec: 'name <word>', key: 1 }]

/** Lines of an access list. */
export const commonAccessList: Rows = [
  { spec: 'permit <line>', key: 99 },
  { spec: 'deny <line>', key: 99 },
  { spec: 'remark <line>', key: 99 },
]

/** `interface`: a port that the chassis does not have is unknown, and one that it has stays. */
export function interfaceCommand(parameter: string): ConfigCommand<IosLikeSession> {
  return {
    spec: `interface ${parameter}`,
    key: 2,
    opens: 'config-if',
    refuse: ({ device }, { args }) => {
      const [name = ''] = args
      return isVirtual(name) || device.physicalInterfaces.has(name) ? undefined : invalidWord(1)
    },
    refuseNo: ({ device }, { args }) =>
      device.physicalInterfaces.has(args[0] ?? '')
        ? '% Removal of physical interfaces is not permitted\n'
        : undefined,
  }
}

/**
 * One BGP process at a time; another AS number is refused.
 *
 * @param say - What the device says, given the number that runs.
 */
export function oneBgp(
  say = (asNumber: string): string => `BGP is already running; AS is ${asNumber}\n`,
): NonNullable<ConfigCommand<IosLikeSession>['refuse']> {
  return ({ configuration }, { args }) => {
    const [running] = configuration.startingWith('router bgp ')
    const asNumber = running?.id.split(' ')[2]
    return asNumber === undefined || asNumber === args[0] ? undefined : say(asNumber)
  }
}

/** Secrets are stored as a hash of type 5; one that is typed as such a hash stays as it is. */
export function hashLastWord(canonical: string): string {
  const [, head, type, secret = ''] = /^(.* secret) (?:([05]) )?(.*)$/.exec(canonical) ?? []
  if (head === undefined || type === '5') return canonical
  return `${head} 5 ${hashSecret(secret)}`
}
