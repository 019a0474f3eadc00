import { invalidWord } from '../../ios-like/command-line/reply.ts'
import type { IosLikeSession } from '../../ios-like/command-line/session.ts'
import type { ConfigCommand } from '../../ios-like/configuration/config-command.ts'
import { isVirtual } from '../../ios-like/configuration/interface-kind.ts'
import { hashSecret } from '../../ios-like/configuration/secret-hash.ts'

/** Global configuration commands; lines that are not here are rejected. */
export const globalCommands: readonly ConfigCommand<IosLikeSession>[] = [
  { spec: 'hostname <word>', key: 1, absent: 'hostname Router' },
  { spec: 'enable secret <line>', key: 2, store: hashLastWord },
  { spec: 'version <word>', key: 1 },
  { spec: 'service timestamps <word> <line>', key: 3 },
  { spec: 'service <line>', key: 2 },
  { spec: 'boot-start-marker', key: 1 },
  { spec: 'boot-end-marker', key: 1 },
  { spec: 'boot system <word>', key: 3 },
  { spec: 'aaa new-model', key: 2, absent: 'no aaa new-model' },
  { spec: 'clock timezone <line>', key: 2 },
  { spec: 'ip domain lookup', key: 3, absent: 'no ip domain lookup' },
  { spec: 'ip domain name <word>', key: 3 },
  { spec: 'ip name-server <ip>', key: 3 },
  { spec: 'ip ssh version <1-2>', key: 3 },
  { spec: 'ip forward-protocol nd', key: 3 },
  { spec: 'ip http server', key: 3, absent: 'no ip http server' },
  { spec: 'ip route <ip> <mask> <ip>', key: 5 },
  { spec: 'ip route <ip> <mask> <interface>', key: 5 },
  { spec: 'ip access-list standard <word>', key: 4, opens: 'config-std-nacl' },
  { spec: 'ip access-list extended <word>', key: 4, opens: 'config-ext-nacl' },
  { spec: 'access-list <1-2699> <line>', key: 99 },
  { spec: 'username <word> privilege <0-15> secret <line>', key: 2, store: hashLastWord },
  { spec: 'username <word> secret <line>', key: 2, store: hashLastWord },
  { spec: 'vlan <1-4094>', key: 2, opens: 'config-vlan' },
  {
    spec: 'interface <interface>',
    key: 2,
    opens: 'config-if',
    refuse: (session, { args }) => {
      const name = args[0] ?? ''
      const exists = isVirtual(name) || session.device.physicalInterfaces.has(name)
      // a port that the chassis does not have is unknown to the parser
      return exists ? undefined : invalidWord(1)
    },
    refuseNo: (session, { args }) =>
      session.device.physicalInterfaces.has(args[0] ?? '')
        ? '% Removal of physical interfaces is not permitted\n'
        : undefined,
  },
  {
    spec: 'router bgp <1-4294967295>',
    key: 3,
    opens: 'config-router',
    refuse: (session, { args }) => {
      const [running] = session.configuration.startingWith('router bgp ')
      const asNumber = running?.id.split(' ')[2]
      if (asNumber === undefined || asNumber === args[0]) return undefined
      return `BGP is already running; AS is ${asNumber}\n`
    },
  },
  { spec: 'router ospf <1-65535>', key: 3, opens: 'config-router' },
  { spec: 'archive', key: 1, opens: 'config-archive' },
  // Cisco, "file prompt": quiet lets copy and delete ask nothing
  { spec: 'file prompt <word>', key: 2 },
  { spec: 'logging host <ip>', key: 3 },
  { spec: 'logging buffered <4096-2147483647>', key: 2 },
  { spec: 'logging trap <word>', key: 2 },
  { spec: 'snmp-server location <line>', key: 2 },
  { spec: 'snmp-server contact <line>', key: 2 },
  { spec: 'snmp-server community <word> <word>', key: 3 },
  { spec: 'line con <0-0>', key: 3, opens: 'config-line' },
  { spec: 'line vty <0-15> <0-15>', key: 4, opens: 'config-line' },
  { spec: 'ntp server <word>', key: 3 },
]

/** Secrets are stored as a hash of type 5; one that is typed as such a hash stays as it is. */
function hashLastWord(canonical: string): string {
  const [, head, type, secret = ''] = /^(.* secret) (?:([05]) )?(.*)$/.exec(canonical) ?? []
  if (head === undefined || type === '5') return canonical
  return `${head} 5 ${hashSecret(secret)}`
}
