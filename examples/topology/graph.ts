import type { Link } from './links.ts'

/**
 * The text of a graph for Graphviz. Links that only one end tells of are dashed; devices that are not in the inventory
 * are ellipses.
 *
 * @param devices - Names of the devices of the inventory.
 * @param links - As `linksOf` has them.
 */
export function graphOf(devices: readonly string[], links: readonly Link[]): string {
  const nodes = devices.map((name) => `  ${quoted(name)} [shape=box]`)
  const edges = links.map(({ ends: [one, other], toldBy }) => {
    const labels = `taillabel=${quoted(one.port)}, headlabel=${quoted(other.port)}`
    const style = toldBy === 'one' ? ', style=dashed' : ''
    return `  ${quoted(one.device)} -- ${quoted(other.device)} [${labels}${style}]`
  })
  return ['graph topology {', ...nodes, ...edges, '}'].join('\n')
}

/** Names come from neighbours, which may call themselves anything. */
const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
