import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How large an inventory is. */
export interface InventoryFilesOptions {
  /** Where the files go. */
  readonly folder: string
  /** How many hosts. */
  readonly hosts: number
  /** How many groups: ten roles, the rest are sites. Every host is in one of each. */
  readonly groups: number
}

const roles = ['access', 'border', 'core', 'edge', 'fw', 'leaf', 'lb', 'oob', 'spine', 'wan']

/** Writes one inventory twice: as YAML in block style, as people write it, and as JSON. */
export function writeInventory({ folder, hosts, groups }: InventoryFilesOptions): void {
  const sites = Array.from({ length: groups - roles.length }, (_, index) => `site-${index}`)
  const documents = {
    hosts: Object.fromEntries(Array.from({ length: hosts }, (_, index) => hostEntry(index, sites))),
    groups: Object.fromEntries([
      ...sites.map((site) => [site, { data: { site, ntp: ['192.0.2.1', '192.0.2.2'] } }]),
      ...roles.map((role) => [role, { data: { role } }]),
    ]),
    defaults: { username: 'automation', platform: 'cisco_ios' },
  }
  for (const [name, document] of Object.entries(documents)) {
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(document))
    writeFileSync(join(folder, `${name}.yaml`), `${toYaml(document, '')}\n`)
  }
}

function hostEntry(index: number, sites: readonly string[]): readonly [string, unknown] {
  const site = sites[index % sites.length]
  const role = roles[Math.floor(index / sites.length) % roles.length]
  const host = {
    hostname: `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
    groups: [site, role],
    data: { rack: index % 48, serial: `FOC${100_000 + index}`, uplinks: ['Te1/1/1', 'Te1/1/2'] },
  }
  return [`${role}-${index}.${site}`, host]
}

/** Enough YAML for the inventory above: its texts need no quotes. */
function toYaml(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map((item) => `${indent}- ${item}`).join('\n')
  return Object.entries(value)
    .map(([key, below]) =>
      typeof below === 'object'
        ? `${indent}${key}:\n${toYaml(below, `${indent}  `)}`
        : `${indent}${key}: ${below}`,
    )
    .join('\n')
}
