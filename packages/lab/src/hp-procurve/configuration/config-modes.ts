import { interfaceCommand } from '../../ios-like/configuration/common-commands.ts'
import { type ConfigModes, configModes } from '../../ios-like/configuration/config-trees.ts'
import type { ProcurveSession } from '../procurve-session.ts'

/** The configuration contexts of ArubaOS-Switch; lines take effect at once. */
export const procurveConfigModes: ConfigModes<ProcurveSession> = configModes<ProcurveSession>({
  global: [
    { spec: 'hostname <word>', key: 1 },
    { spec: 'snmp-server location <line>', key: 2 },
    { spec: 'sntp server priority <1-3> <ip>', key: 4 },
    { spec: 'vlan <1-4094>', key: 2, opens: 'config-vlan' },
    interfaceCommand('<word>'),
  ],
  sections: {
    'config-if': [{ spec: 'name <line>', key: 1 }],
    'config-vlan': [
      { spec: 'name <line>', key: 1 },
      { spec: 'untagged <word>', key: 1 },
      { spec: 'ip address <prefix>', key: 2 },
    ],
  },
})
