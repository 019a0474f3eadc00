/** What may stand at a place of the tree. */
export type Rule =
  | { readonly kind: 'container'; readonly rules: Rules }
  | { readonly kind: 'list'; readonly rules: Rules }
  | { readonly kind: 'leaf'; readonly value: RegExp }

/** The rules below a place, by name. */
export type Rules = Readonly<Record<string, Rule>>

const leaf = (value = /^/): Rule => ({ kind: 'leaf', value })
const list = (rules: Rules): Rule => ({ kind: 'list', rules })
const container = (rules: Rules): Rule => ({ kind: 'container', rules })
const state = leaf(/^(?:enable|disable)$/)

const ip = container({ 'admin-state': state, address: list({}) })

/** A small part of the tree of SR Linux (its YANG models: srl_nokia-interfaces, -network-instance, -system). */
const schema: Rules = {
  interface: list({
    description: leaf(),
    'admin-state': state,
    mtu: leaf(/^\d+$/),
    subinterface: list({ description: leaf(), 'admin-state': state, ipv4: ip, ipv6: ip }),
  }),
  'network-instance': list({
    type: leaf(/^(?:default|ip-vrf|mac-vrf)$/),
    description: leaf(),
    'admin-state': state,
    interface: list({}),
  }),
  system: container({
    name: container({ 'host-name': leaf(/^[\w.-]{1,63}$/), 'domain-name': leaf() }),
    information: container({ location: leaf(), contact: leaf() }),
    ntp: container({ 'admin-state': state, server: list({ prefer: leaf(/^(?:true|false)$/) }) }),
    'ssh-server': list({ 'admin-state': state, 'network-instance': leaf() }),
  }),
}

/**
 * The rules below a path.
 *
 * @param path - Elements as they are shown: `interface ethernet-1/1`.
 */
export function rulesAt(path: readonly string[]): Rules {
  let rules = schema
  for (const element of path) {
    const rule = rules[element.split(' ', 1)[0] ?? '']
    rules = rule === undefined || rule.kind === 'leaf' ? {} : rule.rules
  }
  return rules
}
