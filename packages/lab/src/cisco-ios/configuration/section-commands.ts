import type { IosLikeSession } from '../../ios-like/command-line/session.ts'
import type { ConfigCommand } from '../../ios-like/configuration/config-command.ts'
import { refuseAddress } from '../../ios-like/configuration/interface-address.ts'

/** Commands of the configuration modes under the global one, by mode. */
export const sectionCommands: Readonly<Record<string, readonly ConfigCommand<IosLikeSession>[]>> = {
  'config-if': [
    { spec: 'description <line>', key: 1 },
    {
      spec: 'ip address <ip> <mask>',
      key: 2,
      absent: 'no ip address',
      refuse: refuseAddress,
    },
    { spec: 'ip address <ip> <mask> secondary', key: 5, refuse: refuseAddress },
    { spec: 'ip address dhcp', key: 2, absent: 'no ip address' },
    { spec: 'ip helper-address <ip>', key: 3 },
    { spec: 'ip ospf <1-65535> area <word>', key: 2 },
    { spec: 'ip mtu <68-1500>', key: 2 },
    { spec: 'mtu <64-9600>', key: 1 },
    { spec: 'bandwidth <1-10000000>', key: 1 },
    { spec: 'delay <1-16777215>', key: 1 },
    { spec: 'duplex <word>', key: 1 },
    { spec: 'speed <word>', key: 1 },
    { spec: 'encapsulation dot1q <1-4094>', key: 1 },
    { spec: 'switchport mode <word>', key: 2 },
    { spec: 'switchport access vlan <1-4094>', key: 3 },
    { spec: 'switchport trunk allowed vlan <line>', key: 4 },
    { spec: 'cdp enable', key: 2, absent: 'no cdp enable' },
    { spec: 'shutdown', key: 1 },
  ],
  'config-line': [
    { spec: 'exec-timeout <0-35791> <0-2147483>', key: 1 },
    { spec: 'login local', key: 1 },
    { spec: 'logging synchronous', key: 2 },
    { spec: 'transport input <line>', key: 2 },
    { spec: 'length <0-512>', key: 1 },
    { spec: 'access-class <word> in', key: 1 },
  ],
  // Cisco, "Configuration Replace and Configuration Rollback"
  'config-archive': [
    { spec: 'path <word>', key: 1 },
    { spec: 'maximum <1-14>', key: 1 },
    { spec: 'time-period <1-525600>', key: 1 },
    { spec: 'write-memory', key: 1 },
    { spec: 'log config', key: 2, opens: 'config-archive-log-cfg' },
  ],
  // Cisco, "Configuration Change Notification and Logging"
  'config-archive-log-cfg': [
    { spec: 'logging enable', key: 2 },
    { spec: 'logging size <1-1000>', key: 2 },
    { spec: 'notify syslog', key: 2 },
    { spec: 'hidekeys', key: 1 },
  ],
  'config-router': [
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
  ],
  'config-vlan': [{ spec: 'name <word>', key: 1 }],
  'config-std-nacl': accessListEntries(),
  'config-ext-nacl': accessListEntries(),
}

function accessListEntries(): readonly ConfigCommand<IosLikeSession>[] {
  return [
    { spec: 'permit <line>', key: 99 },
    { spec: 'deny <line>', key: 99 },
    { spec: 'remark <line>', key: 99 },
  ]
}
