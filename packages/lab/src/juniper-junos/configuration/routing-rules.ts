import { action, container, flag, leaf, leafList, list, presence, shortList } from './rule.ts'
import { address, host, logicalInterface, name, oneOf, prefix, range, text } from './value.ts'

const policies = { import: leafList(name), export: leafList(name) }

/** `routing-options`. */
export const routingOptions = container({
  static: container({
    route: shortList(prefix, {
      'next-hop': leafList(host),
      discard: flag,
      reject: flag,
      preference: leaf(range(0, 4294967295)),
    }),
  }),
  'router-id': leaf(address),
  'autonomous-system': leaf(range(1, 4294967295)),
})

/** `protocols`. */
export const protocols = container({
  bgp: container({
    ...policies,
    group: list(name, {
      type: leaf(oneOf('internal', 'external')),
      description: leaf(text),
      'local-address': leaf(address),
      ...policies,
      'peer-as': leaf(range(1, 4294967295)),
      neighbor: list(address, {
        description: leaf(text),
        ...policies,
        'peer-as': leaf(range(1, 4294967295)),
      }),
    }),
  }),
  lldp: container({ interface: list(name, { disable: flag }) }),
  ospf: container({
    area: list(name, {
      interface: list(logicalInterface, { passive: flag, metric: leaf(range(1, 65535)) }),
    }),
    export: leafList(name),
  }),
})

const actions = container(
  {
    metric: leaf(range(0, 4294967295)),
    'local-preference': leaf(range(0, 4294967295)),
    community: leaf(name),
    accept: flag,
    reject: flag,
  },
  true,
)

const conditions = container(
  {
    protocol: leafList(name),
    'prefix-list': list(name),
    'route-filter': shortList(prefix, { exact: flag, orlonger: flag }),
  },
  true,
)

/** `policy-options`. */
export const policyOptions = container({
  'prefix-list': list(name, { '*': list(prefix) }),
  'policy-statement': list(name, {
    term: list(name, { from: conditions, [action]: actions }),
    from: conditions,
    [action]: actions,
  }),
  community: list(name, { members: leafList(name) }),
  'as-path': presence(),
})
