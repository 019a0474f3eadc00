import { type Section, schema } from '../schema/schema.ts'
import type { FortiNode } from './forti-node.ts'

/**
 * Whether an entry of a section is there. `all` and `any` are there without being configured (Fortinet, CLI reference:
 * the address `all`, the interface `any`).
 */
export function isThere(root: FortiNode, section: string, key: string): boolean {
  const builtIn = section === 'firewall address' ? 'all' : 'any'
  return key === builtIn || root.sections.get(section)?.entries.has(key) === true
}

/** How many entries name an entry of a section. */
export function usesOf(root: FortiNode, section: string, key: string): number {
  return Object.entries(schema).reduce((sum, [name, rule]) => {
    const node = root.sections.get(name)
    return node === undefined ? sum : sum + usesIn(node, rule, { section, key })
  }, 0)
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
