import { interfaceCommand } from '../../ios-like/configuration/common-commands.ts'
import { type ConfigModes, configModes } from '../../ios-like/configuration/config-trees.ts'
import type { Os10Session } from '../os10-session.ts'

/** The configuration modes of OS10; lines take effect at once. */
export const os10ConfigModes: ConfigModes<Os10Session> = configModes<Os10Session>({
  global: [
    { spec: 'hostname <word>', key: 1 },
    { spec: 'ntp server <word>', key: 3 },
    { spec: 'ip route <prefix> <ip>', key: 4 },
    interfaceCommand('<interface:ethernet,mgmt,vlan>'),
  ],
  sections: {
    'config-if': [
      { spec: 'description <line>', key: 1 },
      { spec: 'ip address <prefix>', key: 2 },
      { spec: 'mtu <1280-65535>', key: 1 },
      { spec: 'shutdown', key: 1, absent: 'no shutdown' },
      { spec: 'switchport access vlan <1-4093>', key: 3 },
    ],
  },
})
