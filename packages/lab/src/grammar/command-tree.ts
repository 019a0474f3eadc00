import { type ParameterMatch, parameterMatcher } from './parameter.ts'

/** One command of a mode. */
export interface Command<Handler> {
  /** Keywords and parameters, e.g. `terminal length <0-512>`; `<line>` at the end takes the rest of the line. */
  readonly spec: string
  /** What it does. */
  readonly handler: Handler
}

/** One place in a tree of commands: what may follow, and whether a command may end here. */
export interface TreeNode<Handler> {
  /** Keywords that may follow, lower case. */
  readonly keywords: Map<string, TreeNode<Handler>>
  /** Parameters that may follow, tried in order after the keywords. */
  readonly parameters: ParameterEdge<Handler>[]
  /** Set when the rest of the line is taken as it is. */
  rest?: TreeNode<Handler>
  /** Set when a command may end here. */
  handler?: Handler
}

/** A parameter and what follows it. */
export interface ParameterEdge<Handler> {
  /** As in the specification, brackets included. */
  readonly name: string
  /** Decides whether words are a value of it. */
  readonly match: (words: readonly string[], index: number) => ParameterMatch | undefined
  /** What may follow. */
  readonly node: TreeNode<Handler>
}

/** Builds the tree of a mode; of two commands with the same specification the later one counts. */
export function commandTree<Handler>(commands: readonly Command<Handler>[]): TreeNode<Handler> {
  const root = emptyNode<Handler>()
  for (const { spec, handler } of commands) {
    let node = root
    for (const token of spec.split(' ')) node = follow(node, token)
    node.handler = handler
  }
  return root
}

function follow<Handler>(node: TreeNode<Handler>, token: string): TreeNode<Handler> {
  if (token === '<line>') {
    node.rest ??= emptyNode()
    return node.rest
  }
  if (!token.startsWith('<')) {
    const known = node.keywords.get(token) ?? emptyNode<Handler>()
    node.keywords.set(token, known)
    return known
  }
  const known = node.parameters.find((edge) => edge.name === token)
  if (known !== undefined) return known.node
  const edge = { name: token, match: parameterMatcher(token), node: emptyNode<Handler>() }
  node.parameters.push(edge)
  return edge.node
}

function emptyNode<Handler>(): TreeNode<Handler> {
  return { keywords: new Map(), parameters: [] }
}
