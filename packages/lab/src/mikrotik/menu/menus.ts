/** One menu of RouterOS: what its items may have. */
export interface Menu {
  /** Arguments of its items, in the order of `/export` (MikroTik, "Common command-line reference" of each). */
  readonly args: readonly string[]
  /** Arguments that `add` needs; undefined: items are neither added nor removed. */
  readonly required?: readonly string[] | undefined
  /** The argument that no two items share, and by which they are called. */
  readonly unique?: string | undefined
  /** Whether it has no items but one, as `/system identity`. */
  readonly isSingle?: boolean | undefined
}

/** The menus of the lab, by their path, in the order of `/export` (by the alphabet, as published exports are). */
export const menus: ReadonlyMap<string, Menu> = new Map<string, Menu>([
  ['interface bridge', { args: ['comment', 'name', 'mtu'], required: ['name'], unique: 'name' }],
  ['interface ethernet', { args: ['comment', 'disabled', 'name', 'mtu'], unique: 'name' }],
  [
    'ip address',
    {
      args: ['comment', 'disabled', 'address', 'interface'],
      required: ['address', 'interface'],
      unique: 'address',
    },
  ],
  [
    'ip route',
    {
      args: ['comment', 'disabled', 'distance', 'dst-address', 'gateway'],
      required: ['dst-address', 'gateway'],
      unique: 'dst-address',
    },
  ],
  ['ip service', { args: ['disabled', 'name', 'port'], unique: 'name' }],
  ['system identity', { args: ['name'], isSingle: true }],
  ['system ntp client', { args: ['enabled', 'servers'], isSingle: true }],
])

/** Whether some words lead to a menu, or on the way to one. */
export function isPath(words: readonly string[]): boolean {
  const path = words.join(' ')
  return [...menus.keys()].some((name) => name === path || name.startsWith(`${path} `))
}
