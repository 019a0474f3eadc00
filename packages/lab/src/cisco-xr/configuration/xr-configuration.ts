/** One line of a configuration, with the lines under it. */
export interface XrLine {
  /** What makes it unique among its neighbours, e.g. `description` or `interface Loopback0`. */
  readonly id: string
  /** As `show running-config` prints it, without indentation. */
  readonly text: string
  /** How the section ends; undefined for a line that opens none. */
  readonly end?: '!' | 'end-policy' | undefined
}

/** A line in a configuration. */
interface Node {
  line: XrLine
  children: Node[]
}

/** One change of a target configuration. */
export interface Change {
  /** Whether the line comes or goes. */
  readonly kind: 'set' | 'remove'
  /** The sections on the way to it, outermost first, and the line itself. */
  readonly path: readonly XrLine[]
}

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
    for (const { kind, path } of changes) {
      const parents = path.slice(0, -1)
      const line = path.at(-1)
      if (line === undefined) continue
      if (kind === 'set') put(parents.reduce(enter, this.#nodes), line)
      else {
        const among = parents.reduce<Node[] | undefined>(
          (nodes, { id }) => nodes?.find((node) => node.line.id === id)?.children,
          this.#nodes,
        )
        const index = among?.findIndex((node) => node.line.id === line.id) ?? -1
        if (index !== -1) among?.splice(index, 1)
      }
    }
    return this
  }

  /** The text of the line with these identities, outermost first. */
  find(...ids: readonly string[]): string | undefined {
    return this.#find(ids)?.line.text
  }

  /** The lines under a section; those at the top without one. */
  below(...ids: readonly string[]): readonly XrLine[] {
    const nodes = ids.length === 0 ? this.#nodes : (this.#find(ids)?.children ?? [])
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

  #find(ids: readonly string[]): Node | undefined {
    let found: Node | undefined
    let among = this.#nodes
    for (const id of ids) {
      found = among.find(({ line }) => line.id === id)
      if (found === undefined) return undefined
      among = found.children
    }
    return found
  }
}

function enter(among: Node[], section: XrLine): Node[] {
  return put(among, section).children
}

function put(among: Node[], line: XrLine): Node {
  const known = among.find((node) => node.line.id === line.id)
  if (known !== undefined) {
    known.line = line
    return known
  }
  const node = { line, children: [] }
  among.push(node)
  return node
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
