import type { Command } from '../../grammar/command-tree.ts'
import {
  commonInterface,
  hashLastWord,
  interfaceCommand,
} from '../../ios-like/configuration/common-commands.ts'
import type { ConfigCommand } from '../../ios-like/configuration/config-command.ts'
import { type ConfigModes, configModes } from '../../ios-like/configuration/config-trees.ts'
import { childOf } from '../../ios-like/configuration/configuration.ts'
import type { AsaHandler, AsaSession } from '../asa-session.ts'

/** Interfaces of an ASA. */
const interfaces = '<interface:GigabitEthernet,TenGigabitEthernet,Management,Port-channel,Vlan>'

/** A member of an object group: one that is there already is refused, in the words of a recording. */
function member(spec: string): ConfigCommand<AsaSession> {
  return {
    spec,
    key: 99,
    refuse: ({ section }, { canonical }) => {
      if (section === undefined || childOf(section, canonical) === undefined) return undefined
      const group = section.text.split(' ').at(-1)
      return `WARNING: Adding obj (${canonical}) to grp (${group}) failed; object already exists\n`
    },
  }
}

/** A group that is not there cannot go, in the words of a recording. */
const objectGroup: ConfigCommand<AsaSession> = {
  spec: 'object-group network <word>',
  key: 3,
  opens: 'config-network-object-group',
  refuseNo: ({ configuration }, { args }) =>
    configuration.find(`object-group network ${args[0]}`) === undefined
      ? `Removing object-group (${args[0]}) failed; it does not exist\n`
      : undefined,
}

/** `nameif` tells the level that it gives (Cisco, "nameif"): 100 for `inside`, 0 for all others. */
const nameif: AsaHandler = ({ configuration, section }, { args, canonical }) => {
  const [name = ''] = args
  configuration.set({ id: 'nameif', text: canonical, children: undefined }, section)
  if (section !== undefined && childOf(section, 'security-level') !== undefined) return ''
  const level = name === 'inside' ? 100 : 0
  const text = `security-level ${level}`
  configuration.set({ id: 'security-level', text, children: undefined }, section)
  return `INFO: Security level for "${name}" set to ${level} by default.\n`
}

/** Global commands that are more than a line. */
const commands: readonly Command<AsaHandler>[] = [
  {
    spec: 'banner motd <line>',
    // every line is a command of its own (Cisco, "banner")
    handler: ({ configuration }, { canonical }) => {
      configuration.set({ id: canonical, text: canonical, children: undefined })
      return ''
    },
  },
  {
    spec: 'nameif <word>',
    handler: (session, command) =>
      session.mode === 'config-if' ? nameif(session, command) : { kind: 'invalid-word', index: 0 },
  },
]

/** The configuration modes of an ASA; lines take effect at once. */
export const asaConfigModes: ConfigModes<AsaSession> = configModes<AsaSession>({
  global: [
    { spec: 'hostname <word>', key: 1 },
    { spec: 'domain-name <word>', key: 1 },
    { spec: 'enable password <line>', key: 2 },
    { spec: 'terminal width <0-511>', key: 2 },
    { spec: 'pager lines <0-2147483647>', key: 1 },
    { spec: 'logging enable', key: 2 },
    { spec: 'logging host <word> <ip>', key: 4 },
    { spec: 'logging buffered <word>', key: 2 },
    { spec: 'route <word> <ip> <mask> <ip>', key: 5 },
    { spec: 'route <word> <ip> <mask> <ip> <1-255>', key: 5 },
    { spec: 'access-list <word> <line>', key: 99 },
    { spec: 'access-group <word> in interface <word>', key: 5 },
    { spec: 'snmp-server location <line>', key: 2 },
    { spec: 'snmp-server contact <line>', key: 2 },
    { spec: 'ntp server <ip>', key: 3 },
    { spec: 'ssh <ip> <mask> <word>', key: 4 },
    { spec: 'ssh timeout <1-60>', key: 2 },
    { spec: 'ssh scopy enable', key: 3 },
    { spec: 'username <word> password <line>', key: 2 },
    { spec: 'username <word> secret <line>', key: 2, store: hashLastWord },
    { spec: 'object network <word>', key: 3, opens: 'config-network-object' },
    objectGroup,
    interfaceCommand(interfaces),
  ],
  sections: {
    'config-if': [
      ...commonInterface,
      { spec: 'ip address <ip> <mask>', key: 2, absent: 'no ip address' },
      { spec: 'security-level <0-100>', key: 1, absent: 'no security-level' },
      { spec: 'management-only', key: 1 },
    ],
    'config-network-object': [
      { spec: 'host <ip>', key: 1 },
      { spec: 'subnet <ip> <mask>', key: 1 },
      { spec: 'description <line>', key: 1 },
    ],
    'config-network-object-group': [
      member('network-object host <ip>'),
      member('network-object object <word>'),
      member('network-object <ip> <mask>'),
      member('group-object <word>'),
      { spec: 'description <line>', key: 1 },
    ],
  },
  commands,
})
