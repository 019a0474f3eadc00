import type { FortiNode } from '../configuration/forti-node.ts'
import type { FortiDevice } from '../forti-device.ts'
import { type Section, schema } from '../schema/schema.ts'

/**
 * Where a user of a device stands that is divided into virtual domains: above all of them, in what is common to them
 * (`config global`), at the list of them (`config vdom`), or in one (Fortinet, "Virtual Domains").
 */
export type Domain = 'top' | 'global' | 'list' | { readonly vdom: string }

/** What the prompt shows of it, where nothing is edited (recorded: `(global)`, `(vdom)`, `(root)`). */
export function labelOfDomain(domain: Domain): string | undefined {
  if (domain === 'top') return undefined
  if (domain === 'list') return 'vdom'
  return domain === 'global' ? 'global' : domain.vdom
}

/** What holds the configuration of a domain; undefined: nothing is configured there. */
export function nodeOf(device: FortiDevice, domain: Domain): FortiNode | undefined {
  if (!device.isDivided || domain === 'global') return device.root
  return typeof domain === 'object' ? device.vdoms.get(domain.vdom) : undefined
}

/** The sections of a domain; `system …` is common to all (Fortinet, "Global and per-VDOM settings"). */
export function sectionsOf(device: FortiDevice, domain: Domain): Readonly<Record<string, Section>> {
  if (!device.isDivided) return schema
  if (typeof domain === 'string' && domain !== 'global') return {}
  const isCommon = domain === 'global'
  const those = Object.entries(schema).filter(([name]) => name.startsWith('system ') === isCommon)
  return Object.fromEntries(those)
}

/** What is there to be named by an entry: that of the domain, and what is common. */
export function nodesInSight(device: FortiDevice, domain: Domain): readonly FortiNode[] {
  if (domain === 'global') return [device.root, ...device.vdoms.values()]
  const own = typeof domain === 'object' ? device.vdoms.get(domain.vdom) : undefined
  return own === undefined ? [device.root] : [device.root, own]
}
