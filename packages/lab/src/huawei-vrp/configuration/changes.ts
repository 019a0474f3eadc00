import { blocksOf } from './render.ts'
import type { VrpConfiguration, VrpNode } from './vrp-configuration.ts'

/**
 * What would change, as `display configuration candidate changes` prints it (Huawei, command reference; public
 * notes on a CloudEngine): `-` for lines that go, `+` for lines that come, the view around them without a mark.
 *
 * @returns Empty when nothing would change.
 */
export function changesBetween(before: VrpConfiguration, after: VrpConfiguration): string {
  const gone = before.nodes.filter(({ line }) => after.node(line.id) === undefined)
  const blocks = [
    ...blocksOf(gone).map((nodes) => nodes.flatMap((node) => marked('-', node))),
    ...blocksOf(after.nodes).map((nodes) =>
      nodes.flatMap((node) => difference(before.node(node.line.id), node)),
    ),
  ].filter((lines) => lines.length > 0)
  if (blocks.length === 0) return ''
  return [
    ...blocks.map((lines) => `  #\n${lines.map((line) => `${line}\n`).join('')}`),
    '  #\n',
  ].join('')
}

function difference(before: VrpNode | undefined, after: VrpNode, depth = 0): readonly string[] {
  if (before === undefined) return marked('+', after, depth)
  const own =
    before.line.text === after.line.text
      ? []
      : [signed('-', before.line.text, depth), signed('+', after.line.text, depth)]
  const isIn = (nodes: readonly VrpNode[], { line }: VrpNode): boolean =>
    nodes.some((node) => node.line.id === line.id)
  const inner = [
    ...before.children
      .filter((node) => !isIn(after.children, node))
      .flatMap((node) => marked('-', node, depth + 1)),
    ...after.children.flatMap((node) =>
      difference(
        before.children.find(({ line }) => line.id === node.line.id),
        node,
        depth + 1,
      ),
    ),
  ]
  return inner.length === 0 ? own : [signed(' ', after.line.text, depth), ...own, ...inner]
}

function marked(sign: '+' | '-', node: VrpNode, depth = 0): readonly string[] {
  return [
    signed(sign, node.line.text, depth),
    ...node.children.flatMap((child) => marked(sign, child, depth + 1)),
  ]
}

function signed(sign: string, text: string, depth: number): string {
  return `${sign} ${' '.repeat(depth)}${text}`
}
