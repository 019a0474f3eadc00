import { policyOptions, protocols, routingOptions } from './routing-rules.ts'
import {
  action,
  container,
  flag,
  leaf,
  leafList,
  list,
  presence,
  type Rules,
  secret,
  shortList,
} from './rule.ts'
import { address, host, interfaceName, name, oneOf, prefix, range, text } from './value.ts'

const credentials = container({
  'encrypted-password': secret(text),
  'plain-text-password': flag, // asked for, and stored as a hash
  'ssh-rsa': list(text),
})

const system = container({
  'host-name': leaf(name),
  'domain-name': leaf(name),
  'time-zone': leaf(name),
  'root-authentication': credentials,
  'name-server': list(address),
  login: container({
    message: leaf(text),
    user: list(name, {
      'full-name': leaf(text),
      uid: leaf(range(100, 64000)),
      class: leaf(name),
      authentication: credentials,
    }),
  }),
  services: container({
    ftp: presence(),
    ssh: presence({
      'root-login': leaf(oneOf('allow', 'deny', 'deny-password')),
      'protocol-version': leafList(oneOf('v1', 'v2')),
      'sftp-server': flag,
      'connection-limit': leaf(range(1, 250)),
      'rate-limit': leaf(range(1, 250)),
    }),
    telnet: presence({ 'connection-limit': leaf(range(1, 250)) }),
    netconf: container({ ssh: presence({ port: leaf(range(1, 65535)) }) }),
  }),
  syslog: container({
    user: list(text, { any: leaf(name) }),
    host: list(host, { any: leaf(name) }),
    file: list(name, { any: leaf(name), authorization: leaf(name) }),
  }),
  ntp: container({
    'boot-server': leaf(host),
    server: shortList(host, {
      key: leaf(range(1, 65534)),
      prefer: flag,
      version: leaf(range(1, 4)),
    }),
  }),
})

const family = list(oneOf('inet', 'inet6', 'iso', 'mpls'), {
  mtu: leaf(range(256, 9192)),
  filter: container({ input: leaf(name), output: leaf(name) }),
  address: list(prefix, { primary: flag, preferred: flag }),
})

const interfaces = container({
  '*': list(interfaceName, {
    description: leaf(text),
    disable: flag,
    'vlan-tagging': flag,
    'flexible-vlan-tagging': flag,
    mtu: leaf(range(256, 9192)),
    speed: leaf(oneOf('10m', '100m', '1g', '10g')),
    unit: list(range(0, 16385), {
      description: leaf(text),
      disable: flag,
      'vlan-id': leaf(range(1, 4094)),
      family,
    }),
  }),
})

const firewallTerm = list(name, {
  from: container({
    'source-address': container({ '*': list(prefix) }),
    'destination-address': container({ '*': list(prefix) }),
    protocol: leafList(name),
    port: leafList(name),
    'source-port': leafList(name),
    'destination-port': leafList(name),
  }),
  [action]: container(
    { count: leaf(name), log: flag, accept: flag, discard: flag, reject: flag },
    true,
  ),
})

/**
 * What the simulated device understands, in the order in which it prints it: a modest part of what the
 * "CLI Reference" of Juniper has. Everything else is a syntax error.
 */
export const schema: Rules = {
  version: leaf(name),
  system,
  interfaces,
  snmp: container({
    location: leaf(text),
    contact: leaf(text),
    community: list(name, { authorization: leaf(oneOf('read-only', 'read-write')) }),
    'health-monitor': presence(),
  }),
  'routing-options': routingOptions,
  protocols,
  'policy-options': policyOptions,
  firewall: container({
    family: list(oneOf('inet'), { filter: list(name, { term: firewallTerm }) }),
    filter: list(name, { term: firewallTerm }),
  }),
  vlans: container({
    '*': list(name, { description: leaf(text), 'vlan-id': leaf(range(1, 4094)) }),
  }),
}
