import { container, leaf, list, type Rules } from './rule.ts'
import {
  address,
  adminState,
  number,
  oneOf,
  port,
  prefix,
  quotedAddress,
  secret,
  string,
} from './value.ts'

/** What is configured about BGP. */
const bgp = container({
  'admin-state': leaf(adminState),
  'router-id': leaf(address),
  group: list([string], {
    'admin-state': leaf(adminState),
    description: leaf(string),
    'connect-retry': leaf(number(1, 65535)),
    keepalive: leaf(number(0, 21845)),
    'peer-as': leaf(number(1, 4294967295)),
  }),
  neighbor: list([quotedAddress], {
    'admin-state': leaf(adminState),
    description: leaf(string),
    group: leaf(string),
    keepalive: leaf(number(0, 21845)),
    'peer-as': leaf(number(1, 4294967295)),
  }),
})

const router = list([{ value: string, fallback: '"Base"' }], {
  'autonomous-system': leaf(number(1, 4294967295)),
  'router-id': leaf(address),
  bgp,
  interface: list([string], {
    'admin-state': leaf(adminState),
    description: leaf(string),
    port: leaf(port),
    ipv4: container({
      primary: container({ address: leaf(address), 'prefix-length': leaf(number(0, 32)) }),
    }),
  }),
  'static-routes': container({
    route: list([prefix, { word: 'route-type', value: oneOf('unicast', 'multicast') }], {
      'next-hop': list([quotedAddress], { 'admin-state': leaf(adminState) }),
    }),
  }),
})

const system = container({
  contact: leaf(string),
  location: leaf(string),
  name: leaf(string),
  'management-interface': container({
    cli: container({ 'md-cli': container({ 'auto-config-save': leaf(oneOf('true', 'false')) }) }),
  }),
  security: container({
    'user-params': container({
      'local-user': container({
        user: list([string], {
          password: leaf(secret),
          access: container({
            console: leaf(oneOf('true', 'false')),
            netconf: leaf(oneOf('true', 'false')),
          }),
        }),
      }),
    }),
    ssh: container({ 'server-admin-state': leaf(adminState) }),
  }),
  time: container({
    ntp: container({
      'admin-state': leaf(adminState),
      server: list([address, { word: 'router-instance', value: string }], {}),
    }),
  }),
})

/**
 * What the simulated device understands: a modest part of Nokia's MD-CLI command reference. An element that is
 * not here is unknown.
 */
export const schema: Rules = {
  configure: container({
    port: list([port], { 'admin-state': leaf(adminState), description: leaf(string) }),
    router,
    system,
  }),
}
