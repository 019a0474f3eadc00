import { type Section, schema } from '../schema/schema.ts'
import type { FortiNode } from './forti-node.ts'

/**
 * Whether an entry of a section is there. `all` and `any` are there without being configured (Fortinet, CLI reference:
 * the address `all`, the interface `any`).
 */
export function isThere(nodes: readonly FortiNode[], section: string, key: string): boolean {
  const builtIn = section === 'firewall address' ? 'all' : 'any'
  return key === builtIn || nodes.some((node) => node.sections.get(section)?.entries.has(key))
}

/** How many entries name an entry of a section. */
export function usesOf(nodes: readonly FortiNode[], section: string, key: string): number {
  const uses = nodes.flatMap(({ sections }) =>
    Object.entries(schema).map(([name, rule]) => {
      const node = sections.get(name)
      return node === undefined ? 0 : usesIn(node, rule, { section, key })
    }),
  )
  return uses.reduce((sum, count) => sum + count, 0)
}

function usesIn(node: FortiNode, rule: Section, named: { section: string; key: string }): number {
  const objects = rule.kind === 'table' ? [...node.entries.values()] : [node]
  return objects.filter((object) =>
    Object.entries(rule.attributes).some(
      ([name, { value }]) =>
        value.refersTo === named.section && object.values.get(name)?.includes(named.key) === true,
    ),
  ).length
}
