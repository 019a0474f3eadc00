import type { VrpConfiguration, VrpNode } from './vrp-configuration.ts'

/** Top-level lines in the order of a displayed configuration; what is in none of them comes last. */
const groups = [
  /^sysname /,
  /^clock /,
  /^info-center /,
  /^vlan /,
  /^acl /,
  /^aaa$/,
  /^interface MEth/,
  /^interface Vlanif/,
  /^interface Eth-Trunk/,
  /^interface (?!LoopBack)/,
  /^interface LoopBack/,
  /^bgp /,
  /^ip route-static /,
  /^snmp-agent /,
  /^stelnet /,
  /^ssh /,
  /^ntp-service /,
  /^user-interface /,
]

/**
 * What stands between two `#` of a displayed configuration: a view, or the lines of one feature.
 *
 * @param nodes - Lines of the system view.
 */
export function blocksOf(nodes: readonly VrpNode[]): readonly (readonly VrpNode[])[] {
  const place = ({ line }: VrpNode): number => {
    const found = groups.findIndex((group) => group.test(line.text))
    return found === -1 ? groups.length : found
  }
  const sorted = [...nodes].sort((one, other) => place(one) - place(other))
  const blocks: VrpNode[][] = []
  for (const node of sorted) {
    const last = blocks.at(-1)?.[0]
    const joins = last !== undefined && !last.line.isView && place(last) === place(node)
    if (joins && !node.line.isView) blocks.at(-1)?.push(node)
    else blocks.push([node])
  }
  return blocks
}

/**
 * As `display current-configuration` prints it, without its head and its `return` (public captures of both
 * generations); `\n` behind every line.
 *
 * @param indent - What stands in front of a line of the system view that opens no view.
 */
export function render(configuration: VrpConfiguration, indent: string): string {
  const blocks = blocksOf(configuration.nodes).map((nodes) =>
    nodes.map((node) => (node.line.isView ? view(node) : `${indent}${node.line.text}\n`)).join(''),
  )
  return blocks.map((block) => `#\n${block}`).join('')
}

/** One view with its lines, e.g. for `display this`. */
export function view(node: VrpNode): string {
  const lines = (one: VrpNode): readonly string[] => [
    one.line.text,
    ...one.children.flatMap(lines).map((line) => ` ${line}`),
  ]
  return lines(node)
    .map((line) => `${line}\n`)
    .join('')
}
