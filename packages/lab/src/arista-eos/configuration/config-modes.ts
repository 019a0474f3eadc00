import type { Command } from '../../grammar/command-tree.ts'
import {
  commonAccessList,
  commonGlobal,
  commonInterface,
  commonRouter,
  commonVlan,
  hashLastWord,
  interfaceCommand,
  oneBgp,
} from '../../ios-like/configuration/common-commands.ts'
import { type ConfigModes, configModes } from '../../ios-like/configuration/config-trees.ts'
import type { Dialog } from '../../shell/reply.ts'
import { type EosHandler, type EosSession, leaveConfig } from '../eos-session.ts'
import { sessionConfigCommands } from '../session/session-commands.ts'
import { refusePrefix } from './interface-prefix.ts'

/** Interfaces of EOS, in the spelling of a recorded configuration. */
const interfaces = '<interface:Ethernet,Loopback,Management,Port-Channel,Vlan>'

/** `banner motd`: text up to a line `EOF`, as recorded. */
const bannerCommands: readonly Command<EosHandler>[] = [
  { spec: 'banner motd', handler: (session) => readBanner(session, '') },
  {
    spec: 'no banner motd',
    handler: ({ configuration }) => {
      configuration.remove('banner motd')
      return ''
    },
  },
]

function readBanner(session: EosSession, text: string): Dialog {
  return {
    kind: 'dialog',
    // Arista, "banner motd"
    output: text === '' ? "Enter TEXT message. Type 'EOF' on its own line to end.\n" : undefined,
    question: '',
    ask: 'text',
    answer: (line) => {
      if (line.trim() !== 'EOF') return readBanner(session, `${text}${line}\n`)
      session.configuration.set({
        id: 'banner motd',
        text: `banner motd\n${text}EOF`,
        children: undefined,
      })
      return ''
    },
  }
}

/** The configuration modes of EOS; in a configuration session they write to its copy. */
export const eosConfigModes: ConfigModes<EosSession> = configModes<EosSession>({
  global: [
    ...commonGlobal,
    { spec: 'hostname <word>', key: 1 },
    { spec: 'enable secret <line>', key: 2, store: hashLastWord },
    { spec: 'username <word> privilege <0-15> secret <line>', key: 2, store: hashLastWord },
    { spec: 'username <word> secret <line>', key: 2, store: hashLastWord },
    { spec: 'aaa authorization exec default local', key: 4 },
    { spec: 'ip domain-name <word>', key: 2 },
    { spec: 'ip name-server <ip>', key: 3 },
    { spec: 'ip routing', key: 2, absent: 'no ip routing' },
    { spec: 'ip route <prefix> <ip>', key: 4 },
    { spec: 'ip route <prefix> <word>', key: 4 },
    { spec: 'ip access-list standard <word>', key: 4, opens: 'config-std-acl' },
    { spec: 'ip access-list <word>', key: 3, opens: 'config-acl' },
    { spec: 'transceiver qsfp default-mode <word>', key: 3 },
    { spec: 'logging console <word>', key: 2 },
    interfaceCommand(interfaces),
    {
      spec: 'router bgp <1-4294967295>',
      key: 3,
      opens: 'config-router-bgp',
      refuse: oneBgp((asNumber) => `% BGP is already running with AS number ${asNumber}\n`), // [K]
    },
    { spec: 'router ospf <1-65535>', key: 3, opens: 'config-router-ospf' },
    { spec: 'management api http-commands', key: 3, opens: 'config-mgmt-api-http-cmds' },
    { spec: 'management ssh', key: 2, opens: 'config-mgmt-ssh' },
  ],
  sections: {
    'config-if': [
      ...commonInterface,
      { spec: 'ip address <prefix>', key: 2, refuse: refusePrefix },
      { spec: 'ip address <prefix> secondary', key: 4, refuse: refusePrefix },
      { spec: 'ip address dhcp', key: 2 },
      { spec: 'switchport', key: 1, absent: 'no switchport' },
      { spec: 'channel-group <1-2000> mode <word>', key: 1 },
      { spec: 'load-interval <5-600>', key: 1 },
    ],
    'config-vlan': commonVlan,
    'config-router-bgp': commonRouter,
    'config-router-ospf': commonRouter,
    'config-acl': commonAccessList,
    'config-std-acl': commonAccessList,
    'config-mgmt-api-http-cmds': [
      { spec: 'protocol <word>', key: 2 },
      { spec: 'shutdown', key: 1, absent: 'no shutdown' },
    ],
    'config-mgmt-ssh': [
      { spec: 'idle-timeout <0-86400>', key: 1 },
      { spec: 'shutdown', key: 1, absent: 'no shutdown' },
    ],
  },
  commands: [
    ...bannerCommands,
    ...sessionConfigCommands,
    // recorded: the `enable` of exec mode, which is understood here too, is not meant
    { spec: 'enable', handler: () => '% Incomplete command\n' },
  ],
  leave: leaveConfig,
})
