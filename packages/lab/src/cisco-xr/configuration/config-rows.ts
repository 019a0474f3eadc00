import { hashSecret } from './secret-hash.ts'

/** The configuration modes; the names are those of the prompt. */
export type ModeName =
  | 'config'
  | 'config-bgp'
  | 'config-bgp-af'
  | 'config-bgp-nbr'
  | 'config-bgp-nbr-af'
  | 'config-if'
  | 'config-ipv4-acl'
  | 'config-line'
  | 'config-ntp'
  | 'config-rpl'
  | 'config-static'
  | 'config-static-afi'
  | 'config-un'
  | 'config-vrf'

/** One configuration command: which line it writes, and what makes two of them the same. */
export interface ConfigRow {
  /** As in a command tree. */
  readonly spec: string
  /** How many leading words identify the line. */
  readonly key: number
  /** The mode that it opens. */
  readonly opens?: ModeName | undefined
  /** How its section ends. Default `!`. */
  readonly end?: 'end-policy' | undefined
  /** Writes something else than what was typed. */
  readonly store?: ((canonical: string) => string) | undefined
  /** Whether the line belongs under a section that is named by its first word: `ntp server X`. */
  readonly isNested?: boolean | undefined
}

/**
 * What the simulated device understands, by mode: a modest part of what Cisco's command references for IOS
 * XR have. A line that is not here is invalid input.
 */
export const configRows: Readonly<Record<ModeName, readonly ConfigRow[]>> = {
  config: [
    { spec: 'hostname <word>', key: 1 },
    { spec: 'domain name <word>', key: 2 },
    { spec: 'clock timezone <line>', key: 2 },
    { spec: 'logging <ip>', key: 2 },
    { spec: 'logging trap <word>', key: 2 },
    { spec: 'username <word>', key: 2, opens: 'config-un' },
    { spec: 'vrf <word>', key: 2, opens: 'config-vrf' },
    { spec: 'line default', key: 2, opens: 'config-line' },
    { spec: 'ntp', key: 1, opens: 'config-ntp' },
    { spec: 'ntp server <word>', key: 3, isNested: true },
    { spec: 'ipv4 access-list <word>', key: 3, opens: 'config-ipv4-acl' },
    { spec: 'snmp-server location <line>', key: 2 },
    { spec: 'snmp-server contact <line>', key: 2 },
    { spec: 'snmp-server community <word> <word>', key: 3 },
    { spec: 'interface <xr-interface>', key: 2, opens: 'config-if' },
    { spec: 'route-policy <word>', key: 2, opens: 'config-rpl', end: 'end-policy' },
    { spec: 'router static', key: 2, opens: 'config-static' },
    { spec: 'router bgp <1-4294967295>', key: 3, opens: 'config-bgp' },
    { spec: 'ssh server v2', key: 3 },
    { spec: 'ssh server rate-limit <1-600>', key: 3 },
    { spec: 'ssh timeout <5-120>', key: 2 },
  ],
  'config-un': [
    { spec: 'group <word>', key: 2 },
    { spec: 'secret <line>', key: 1, store: hidden },
  ],
  'config-vrf': [
    { spec: 'description <line>', key: 1 },
    { spec: 'address-family ipv4 unicast', key: 3 },
  ],
  'config-line': [
    { spec: 'exec-timeout <0-35791> <0-2147483>', key: 1 },
    { spec: 'access-class ingress <word>', key: 2 },
    { spec: 'transport input <line>', key: 2 },
  ],
  'config-ntp': [{ spec: 'server <word>', key: 2 }],
  'config-ipv4-acl': [
    { spec: '<1-2147483644> permit <line>', key: 1 },
    { spec: '<1-2147483644> deny <line>', key: 1 },
    { spec: '<1-2147483644> remark <line>', key: 1 },
  ],
  'config-if': [
    { spec: 'description <line>', key: 1 },
    { spec: 'ipv4 address <ip> <mask>', key: 2 },
    { spec: 'ipv4 address <prefix>', key: 2, store: withMask },
    { spec: 'ipv4 access-group <word> ingress', key: 4 },
    { spec: 'ipv4 access-group <word> egress', key: 4 },
    { spec: 'mtu <64-65535>', key: 1 },
    { spec: 'bandwidth <0-4294967295>', key: 1 },
    { spec: 'vrf <word>', key: 1 },
    { spec: 'shutdown', key: 1 },
  ],
  'config-rpl': [
    { spec: 'pass', key: 1 },
    { spec: 'drop', key: 1 },
    { spec: 'done', key: 1 },
    { spec: 'set <line>', key: 99 },
  ],
  'config-static': [{ spec: 'address-family ipv4 unicast', key: 3, opens: 'config-static-afi' }],
  'config-static-afi': [
    { spec: '<prefix> <ip>', key: 2 },
    { spec: '<prefix> <xr-interface>', key: 2 },
    { spec: '<prefix> Null0', key: 2 },
  ],
  'config-bgp': [
    { spec: 'bgp router-id <ip>', key: 2 },
    { spec: 'address-family ipv4 unicast', key: 3, opens: 'config-bgp-af' },
    { spec: 'neighbor <ip>', key: 2, opens: 'config-bgp-nbr' },
  ],
  'config-bgp-af': [{ spec: 'network <prefix>', key: 2 }],
  'config-bgp-nbr': [
    { spec: 'remote-as <1-4294967295>', key: 1 },
    { spec: 'description <line>', key: 1 },
    { spec: 'update-source <xr-interface>', key: 1 },
    { spec: 'shutdown', key: 1 },
    { spec: 'address-family ipv4 unicast', key: 3, opens: 'config-bgp-nbr-af' },
  ],
  'config-bgp-nbr-af': [
    { spec: 'route-policy <word> in', key: 3 },
    { spec: 'route-policy <word> out', key: 3 },
    { spec: 'next-hop-self', key: 1 },
  ],
}

/** Secrets are stored as a hash, whatever they were typed as. */
function hidden(canonical: string): string {
  const secret = canonical.replace(/^secret (?:[05] |10 )?/, '')
  return `secret 10 ${hashSecret(secret)}`
}

/** `ipv4 address 10.0.0.1/24` is stored with its mask (public captures). */
function withMask(canonical: string): string {
  const [, ip = '', length = '0'] = /^ipv4 address ([\d.]+)\/(\d+)$/.exec(canonical) ?? []
  const bits = '1'.repeat(Number(length)).padEnd(32, '0')
  const mask = [0, 8, 16, 24].map((start) => Number.parseInt(bits.slice(start, start + 8), 2))
  return `ipv4 address ${ip} ${mask.join('.')}`
}
