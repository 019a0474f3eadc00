import { commonVlan, interfaceCommand } from '../../ios-like/configuration/common-commands.ts'
import { type ConfigModes, configModes } from '../../ios-like/configuration/config-trees.ts'
import type { AoscxSession } from '../aoscx-session.ts'

/** Lines of every interface (Aruba, interface commands). */
const ofInterface = [
  { spec: 'description <line>', key: 1 },
  { spec: 'ip address <prefix>', key: 2 },
  { spec: 'ip mtu <68-9198>', key: 2 },
  { spec: 'shutdown', key: 1, absent: 'no shutdown' },
] as const

/** The configuration modes of AOS-CX; lines take effect at once. */
export const aoscxConfigModes: ConfigModes<AoscxSession> = configModes<AoscxSession>({
  global: [
    { spec: 'hostname <word>', key: 1 },
    { spec: 'ntp server <word>', key: 3 },
    { spec: 'logging <ip>', key: 2 },
    { spec: 'snmp-server system-location <line>', key: 2 },
    { spec: 'ssh server vrf <word>', key: 4 },
    { spec: 'ip route <prefix> <ip>', key: 4 },
    { spec: 'vlan <1-4094>', key: 2, opens: 'config-vlan' },
    { spec: 'interface vlan <1-4094>', key: 3, opens: 'config-if-vlan' },
    { spec: 'interface loopback <0-255>', key: 3, opens: 'config-loopback-if' },
    interfaceCommand('<word>'),
  ],
  sections: {
    'config-if': [
      ...ofInterface,
      { spec: 'no routing', key: 2 },
      { spec: 'vlan access <1-4094>', key: 2 },
    ],
    'config-if-vlan': ofInterface,
    'config-loopback-if': ofInterface,
    'config-vlan': [...commonVlan, { spec: 'description <line>', key: 1 }],
  },
})
