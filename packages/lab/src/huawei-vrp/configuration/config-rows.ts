import type { VrpRelease } from '../vrp-release.ts'
import { hashSecret, withDottedMask, withNumber } from './stored-form.ts'

/** The views of the configuration. */
export type ViewName =
  | 'aaa'
  | 'acl'
  | 'bgp'
  | 'bgp-af'
  | 'interface'
  | 'system'
  | 'user-interface'
  | 'vlan'

/** One configuration command: which line it writes, and what makes two of them the same. */
export interface ConfigRow {
  /** As in a command tree. */
  readonly spec: string
  /** How many leading words identify the line. */
  readonly key: number
  /** How many words `undo` needs. Default: the key. */
  readonly undo?: number | undefined
  /** The view that it opens. */
  readonly opens?: ViewName | undefined
  /** Writes something else than what was typed. */
  readonly store?: ((canonical: string) => string) | undefined
}

/**
 * What the simulated device understands, by view: a modest part of what Huawei's command references have. A
 * line that is not here is an unrecognized command.
 */
export function configRows({
  interfaceKinds,
}: VrpRelease): Readonly<Record<ViewName, readonly ConfigRow[]>> {
  const anInterface = `<interface:${interfaceKinds.join(',')}>`
  return {
    system: [
      { spec: 'sysname <word>', key: 1 },
      { spec: 'clock timezone <word> add <word>', key: 2 },
      { spec: 'info-center loghost <ip>', key: 3 },
      { spec: 'vlan <1-4094>', key: 2, opens: 'vlan' },
      { spec: 'acl <2000-3999>', key: 3, undo: 2, opens: 'acl', store: withNumber },
      { spec: 'acl number <2000-3999>', key: 3, opens: 'acl' },
      { spec: 'aaa', key: 1, opens: 'aaa' },
      { spec: `interface ${anInterface}`, key: 2, opens: 'interface' },
      { spec: 'bgp <1-4294967295>', key: 1, opens: 'bgp' },
      { spec: 'ip route-static <ip> <ip> <ip>', key: 5, undo: 4 },
      { spec: 'ip route-static <ip> <0-32> <ip>', key: 5, undo: 4, store: withDottedMask },
      { spec: 'snmp-agent sys-info location <line>', key: 3 },
      { spec: 'snmp-agent sys-info contact <line>', key: 3 },
      { spec: 'stelnet server enable', key: 3 },
      { spec: 'ssh user <word>', key: 3 },
      { spec: 'ssh user <word> authentication-type password', key: 4 },
      { spec: 'ssh user <word> service-type stelnet', key: 4 },
      { spec: 'ntp-service unicast-server <ip>', key: 3 },
      { spec: 'user-interface vty <0-20> <0-20>', key: 4, opens: 'user-interface' },
    ],
    vlan: [
      { spec: 'name <word>', key: 1 },
      { spec: 'description <line>', key: 1 },
    ],
    acl: [
      { spec: 'description <line>', key: 1 },
      { spec: 'rule <0-4294967294> permit <line>', key: 2 },
      { spec: 'rule <0-4294967294> deny <line>', key: 2 },
    ],
    aaa: [
      {
        spec: 'local-user <word> password irreversible-cipher <word>',
        key: 3,
        undo: 2,
        store: hashSecret,
      },
      { spec: 'local-user <word> privilege level <0-15>', key: 4, undo: 2 },
      { spec: 'local-user <word> service-type <line>', key: 3, undo: 2 },
    ],
    interface: [
      { spec: 'description <line>', key: 1 },
      { spec: 'shutdown', key: 1 },
      { spec: 'ip address <ip> <ip>', key: 2 },
      { spec: 'ip address <ip> <0-32>', key: 2, store: withDottedMask },
      { spec: 'mtu <46-9600>', key: 1 },
      { spec: 'port link-type <word>', key: 2 },
      { spec: 'port default vlan <1-4094>', key: 3 },
      { spec: 'traffic-filter inbound acl <2000-3999>', key: 2 },
    ],
    bgp: [
      { spec: 'router-id <ip>', key: 1 },
      { spec: 'peer <ip> as-number <1-4294967295>', key: 3, undo: 2 },
      { spec: 'peer <ip> description <line>', key: 3 },
      { spec: 'ipv4-family unicast', key: 2, opens: 'bgp-af' },
    ],
    'bgp-af': [
      { spec: 'network <ip> <ip>', key: 3 },
      { spec: 'peer <ip> enable', key: 3 },
    ],
    'user-interface': [
      { spec: 'authentication-mode aaa', key: 1 },
      { spec: 'protocol inbound <word>', key: 2 },
      { spec: 'idle-timeout <0-35791> <0-59>', key: 1 },
      { spec: 'acl <2000-3999> inbound', key: 1 },
    ],
  }
}
