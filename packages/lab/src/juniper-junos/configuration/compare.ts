import { linesOf } from './render.ts'
import { childrenOf } from './rule.ts'
import { schema } from './schema.ts'
import { type Configuration, inOrder, type Statement } from './statement.ts'

/**
 * The difference between two configurations as `show | compare` prints it: the hierarchy, then what went
 * (`-`) and what came (`+`). A changed value has two blanks behind its sign, everything else three [K].
 *
 * @param before - The older one.
 * @param after - The newer one.
 */
export function compare(before: Configuration, after: Configuration): string {
  return levelOf({ before: before.statements, after: after.statements, names: [], rules: schema })
}

interface Level {
  readonly before: readonly Statement[]
  readonly after: readonly Statement[]
  readonly names: readonly string[]
  readonly rules: typeof schema
}

function levelOf({ before, after, names, rules }: Level): string {
  const old = inOrder(before, rules)
  const fresh = inOrder(after, rules)
  const lines: string[] = []
  const deeper: string[] = []
  for (const one of old) {
    const other = fresh.find(({ name }) => name === one.name)
    if (other === undefined) lines.push(...signed('-', one))
    else if (isValue(one) && isDifferent(one, other)) lines.push(...changed(one, other))
    else if (!isValue(one)) {
      const held = { before: one.children, after: other.children }
      deeper.push(levelOf({ ...held, names: [...names, one.name], rules: childrenOf(one.rule) }))
    }
  }
  for (const one of fresh) {
    if (old.every(({ name }) => name !== one.name)) lines.push(...signed('+', one))
  }
  const own =
    lines.length === 0 ? [] : [[`[edit${names.map((name) => ` ${name}`).join('')}]`, ...lines]]
  return `${own
    .flat()
    .map((line) => `${line}\n`)
    .join('')}${deeper.join('')}`
}

function signed(sign: '+' | '-', statement: Statement): readonly string[] {
  return linesOf(statement).map((line) => `${sign}   ${line}`)
}

function changed(before: Statement, after: Statement): readonly string[] {
  return [
    ...linesOf(before).map((line) => `-  ${line}`),
    ...linesOf(after).map((line) => `+  ${line}`),
  ]
}

function isValue({ rule }: Statement): boolean {
  return rule.kind === 'leaf' || rule.kind === 'leaf-list' || rule.kind === 'flag'
}

function isDifferent(one: Statement, other: Statement): boolean {
  return one.values.join('\n') !== other.values.join('\n')
}
