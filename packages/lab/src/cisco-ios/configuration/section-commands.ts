import {
  commonAccessList,
  commonInterface,
  commonRouter,
  commonVlan,
  type Rows,
} from '../../ios-like/configuration/common-commands.ts'
import { refuseAddress } from '../../ios-like/configuration/interface-address.ts'

/** Commands of the configuration modes under the global one, by mode. */
export const sectionCommands: Readonly<Record<string, Rows>> = {
  'config-if': [
    ...commonInterface,
    {
      spec: 'ip address <ip> <mask>',
      key: 2,
      absent: 'no ip address',
      refuse: refuseAddress,
    },
    { spec: 'ip address <ip> <mask> secondary', key: 5, refuse: refuseAddress },
    { spec: 'ip address dhcp', key: 2, absent: 'no ip address' },
    { spec: 'ip mtu <68-1500>', key: 2 },
    { spec: 'delay <1-16777215>', key: 1 },
    { spec: 'encapsulation dot1q <1-4094>', key: 1 },
    { spec: 'cdp enable', key: 2, absent: 'no cdp enable' },
  ],
  'config-line': [
    { spec: 'exec-timeout <0-35791> <0-2147483>', key: 1 },
    { spec: 'login local', key: 1 },
    { spec: 'logging synchronous', key: 2 },
    { spec: 'transport input <line>', key: 2 },
    { spec: 'length <0-512>', key: 1 },
    { spec: 'access-class <word> in', key: 1 },
    { spec: 'access-class <word> in vrf-also', key: 1 },
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
  'config-router': commonRouter,
  'config-vlan': commonVlan,
  'config-std-nacl': commonAccessList,
  'config-ext-nacl': commonAccessList,
}
