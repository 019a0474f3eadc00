import type { Command } from '../../grammar/command-tree.ts'
import { bannerCommands } from '../../ios-like/configuration/banner.ts'
import {
  commonAccessList,
  commonGlobal,
  commonInterface,
  commonRouter,
  commonVlan,
  interfaceCommand,
  oneBgp,
} from '../../ios-like/configuration/common-commands.ts'
import { type ConfigModes, configModes } from '../../ios-like/configuration/config-trees.ts'
import { withPrefix } from '../../ios-like/configuration/initial-interface.ts'
import { hashSecret } from '../../ios-like/configuration/secret-hash.ts'
import type { NxosHandler, NxosSession } from '../nxos-session.ts'

/** Interfaces of NX-OS, in the spelling of its configuration. */
const interfaces = '<interface:Ethernet,Vlan,loopback,mgmt,port-channel>'

/** `configure terminal` in configuration mode goes to its top. */
const toTheTop: Command<NxosHandler> = {
  spec: 'configure terminal',
  handler: (session) => {
    session.mode = 'config'
    session.section = undefined
    return ''
  },
}

/** The configuration modes of NX-OS; lines take effect at once. */
export const nxosConfigModes: ConfigModes<NxosSession> = configModes<NxosSession>({
  global: [
    ...commonGlobal,
    { spec: 'hostname <word>', key: 1 },
    { spec: 'feature <word>', key: 2 },
    { spec: 'feature ssh', key: 2, absent: 'no feature ssh' },
    { spec: 'username <word> password <line>', key: 2, store: hashPassword },
    { spec: 'ip domain-lookup', key: 2, absent: 'no ip domain-lookup' },
    { spec: 'ip domain-name <word>', key: 2 },
    { spec: 'ip name-server <ip>', key: 3 },
    { spec: 'ip route <prefix> <ip>', key: 4 },
    { spec: 'ip access-list <word>', key: 3, opens: 'config-acl' },
    { spec: 'vrf context <word>', key: 3, opens: 'config-vrf' },
    { spec: 'boot nxos <word>', key: 2 },
    { spec: 'logging server <ip>', key: 3 },
    { spec: 'line console', key: 2, opens: 'config-console' },
    { spec: 'line vty', key: 2, opens: 'config-line' },
    interfaceCommand(interfaces),
    {
      spec: 'router bgp <1-4294967295>',
      key: 3,
      opens: 'config-router',
      refuse: oneBgp((asNumber) => `ERROR: BGP is already running; Tag is ${asNumber}\n`), // [K]
    },
    { spec: 'router ospf <word>', key: 3, opens: 'config-router' },
  ],
  sections: {
    'config-if': [
      ...commonInterface,
      { spec: 'ip address <prefix>', key: 2 },
      { spec: 'ip address <ip> <mask>', key: 2, store: asPrefix },
      { spec: 'switchport', key: 1, absent: 'no switchport' },
      { spec: 'vrf member <word>', key: 2 },
      { spec: 'channel-group <1-4096> mode <word>', key: 1 },
    ],
    'config-vlan': commonVlan,
    'config-vrf': [{ spec: 'ip route <prefix> <ip>', key: 4 }],
    'config-acl': [
      ...commonAccessList,
      { spec: '<1-4294967295> permit <line>', key: 1 },
      { spec: '<1-4294967295> deny <line>', key: 1 },
    ],
    'config-console': [{ spec: 'exec-timeout <0-525600>', key: 1 }],
    'config-line': [
      { spec: 'exec-timeout <0-525600>', key: 1 },
      { spec: 'session-limit <1-64>', key: 1 },
    ],
    'config-router': [
      ...commonRouter,
      { spec: 'neighbor <ip>', key: 2, opens: 'config-router-neighbor' },
    ],
    'config-router-neighbor': [
      { spec: 'remote-as <1-4294967295>', key: 1 },
      { spec: 'description <line>', key: 1 },
      { spec: 'update-source <interface:Ethernet,Vlan,loopback>', key: 1 },
      { spec: 'shutdown', key: 1 },
    ],
  },
  parents: { 'config-router-neighbor': { mode: 'config-router', section: 'router bgp ' } },
  commands: [...bannerCommands, toTheTop],
})

/** Passwords are stored as a hash; one that is typed as such a hash stays as it is. */
function hashPassword(canonical: string): string {
  const match = /^(username \S+ password) (?:0 )?(?!5 )(\S+)(.*)$/.exec(canonical)
  return match === null ? canonical : `${match[1]} 5 ${hashSecret(match[2] ?? '')}${match[3]}`
}

/** `ip address 192.0.2.1 255.255.255.0` is shown as `ip address 192.0.2.1/24`. */
function asPrefix(canonical: string): string {
  const [, , address = '', mask = ''] = canonical.split(' ')
  return `ip address ${withPrefix(address, mask)}`
}
