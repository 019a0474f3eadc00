import { interfaceCommand } from '../../ios-like/configuration/common-commands.ts'
import { type ConfigModes, configModes } from '../../ios-like/configuration/config-trees.ts'
import type { ComwareSession } from '../comware-session.ts'

/** The views of Comware; lines take effect at once (H3C, command references). */
export const comwareConfigModes: ConfigModes<ComwareSession> = configModes<ComwareSession>({
  words: { negation: 'undo', end: 'return', exit: 'quit' },
  global: [
    { spec: 'sysname <word>', key: 1 },
    { spec: 'ssh server enable', key: 3 },
    { spec: 'ntp-service unicast-server <ip>', key: 3 },
    { spec: 'snmp-agent sys-info location <line>', key: 3 },
    { spec: 'ip route-static <ip> <mask> <ip>', key: 5 },
    { spec: 'vlan <1-4094>', key: 2, opens: 'config-vlan' },
    interfaceCommand('<interface:GigabitEthernet,Vlan-interface,LoopBack>'),
  ],
  sections: {
    'config-if': [
      { spec: 'description <line>', key: 1 },
      { spec: 'ip address <ip> <mask>', key: 2 },
      { spec: 'port access vlan <1-4094>', key: 3 },
      { spec: 'shutdown', key: 1 },
    ],
    'config-vlan': [
      { spec: 'name <word>', key: 1 },
      { spec: 'description <line>', key: 1 },
    ],
  },
})
