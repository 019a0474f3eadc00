import {
  applyChanges,
  findNode,
  type LineChange,
  type LineNode,
  type Remove,
  type TreeLine,
} from '../../configuration/line-tree.ts'

/** One line of a configuration, e.g. with the identity `description` or `interface Loopback0`. */
export interface XrLine extends TreeLine {
  /** How the section ends; undefined for a line that opens none. */
  readonly end?: '!' | 'end-policy' | undefined
}

/** One change of a target configuration. */
export type Change = LineChange<XrLine>

type Node = LineNode<XrLine>

/** The order of `show running-config` (that of recorded configurations); inside a group as entered. */
const groups = [
  /^hostname /,
  /^(domain|clock|logging) /,
  /^username /,
  /^vrf /,
  /^line /,
  /^ntp$/,
  /^ipv4 access-list /,
  /^snmp-server /,
  /^interface /,
  /^route-policy /,
  /^router static/,
  /^router /,
  /^ssh /,
]

/** The running configuration, or one of the past. */
export class XrConfiguration {
  #nodes: Node[] = []

  /** A copy that shares nothing with this one. */
  clone(): XrConfiguration {
    const copy = new XrConfiguration()
    copy.#nodes = structuredClone(this.#nodes)
    return copy
  }

  /** Makes changes, in their order. */
  apply(changes: readonly Change[]): this {
    applyChanges(this.#nodes, changes, remove)
    return this
  }

  /** The text of the line with these identities, outermost first. */
  find(...ids: readonly string[]): string | undefined {
    return findNode(this.#nodes, ids)?.line.text
  }

  /** The lines under a section; those at the top without one. */
  below(...ids: readonly string[]): readonly XrLine[] {
    const nodes = ids.length === 0 ? this.#nodes : (findNode(this.#nodes, ids)?.children ?? [])
    return inOrder(nodes).map(({ line }) => line)
  }

  /** As `show running-config` prints it, without its header and its `end`; `\n` behind every line. */
  render(): string {
    return inOrder(this.#nodes).flatMap(linesOf).map(ended).join('')
  }

  /** The lines that make another configuration of this one, as `show configuration` prints them. */
  changesTo(other: XrConfiguration): string {
    return differences(this.#nodes, other.#nodes).map(ended).join('')
  }
}

/** Removes the line itself, and what stands under it. */
const remove: Remove<XrLine> = (among, line) => {
  const index = among.findIndex((node) => node.line.id === line.id)
  if (index !== -1) among.splice(index, 1)
}

function inOrder(nodes: readonly Node[]): readonly Node[] {
  const place = ({ line }: Node): number => groups.findIndex((group) => group.test(line.text))
  return [...nodes].sort((one, other) => place(one) - place(other))
}

function linesOf({ line, children }: Node): readonly string[] {
  if (line.end === undefined) return [line.text]
  const held = inOrder(children).flatMap(linesOf)
  return [
    line.text,
    ...held.map((text) => (text === '!' ? ' !' : ` ${text}`)),
    line.end,
    ...closed(line),
  ]
}

/** A policy ends with its own word and a `!`. */
function closed({ end }: XrLine): readonly string[] {
  return end === 'end-policy' ? ['!'] : []
}

function differences(before: readonly Node[], after: readonly Node[]): readonly string[] {
  const gone = inOrder(before)
    .filter(({ line }) => after.every((node) => node.line.id !== line.id))
    .map(({ line }) => `no ${line.text}`)
  const come = inOrder(after).flatMap((node) => {
    const known = before.find(({ line }) => line.id === node.line.id)
    if (known === undefined) return linesOf(node)
    if (node.line.end === undefined)
      return known.line.text === node.line.text ? [] : [node.line.text]
    const held = differences(known.children, node.children)
    if (held.length === 0) return []
    return [node.line.text, ...held.map((text) => ` ${text}`), node.line.end, ...closed(node.line)]
  })
  return [...gone, ...come]
}

function ended(line: string): string {
  return `${line}\n`
}
