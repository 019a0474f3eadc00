/** A command with an output modifier. */
export interface FilteredCommand {
  /** The command in front of the bar. */
  readonly command: string
  /** Reduces the output; `undefined` when there is no bar, or the modifier is not understood. */
  readonly filter: ((output: string) => string) | undefined
  /** Column of a modifier that is not understood, counted from 0. */
  readonly badColumn: number | undefined
}

const modifiers = ['begin', 'count', 'exclude', 'include', 'section'] as const

type Modifier = (typeof modifiers)[number]

/**
 * Takes `| include X`, `| exclude X`, `| begin X`, `| section X`, `| count X` off a `show` command
 * (Cisco, "Searching and filtering show command output"). Patterns are case-sensitive regular expressions.
 *
 * @param verb - How the commands begin whose output can be filtered. Default `sh`.
 */
export function splitOutputFilter(line: string, verb = 'sh'): FilteredCommand {
  const match = new RegExp(`^(\\s*${verb}\\w*\\s.*?)\\s\\|\\s*(\\w*)\\s*(.*)$`).exec(line)
  if (match === null) return { command: line, filter: undefined, badColumn: undefined }
  const [, command = '', word = '', text = ''] = match
  const [modifier, ...others] = modifiers.filter((name) => name.startsWith(word))
  const pattern = compile(text)
  if (modifier === undefined || others.length > 0 || text === '' || pattern === undefined) {
    return { command, filter: undefined, badColumn: line.indexOf('|') + 2 }
  }
  return { command, filter: (output) => apply({ modifier, pattern, output }), badColumn: undefined }
}

function compile(text: string): RegExp | undefined {
  try {
    return new RegExp(text)
  } catch {
    return undefined
  }
}

function apply(use: { modifier: Modifier; pattern: RegExp; output: string }): string {
  const { modifier, pattern, output } = use
  const lines = output.replace(/\n$/, '').split('\n')
  const chosen = choose(modifier, { pattern, lines })
  return chosen.map((line) => `${line}\n`).join('')
}

function choose(
  modifier: Modifier,
  { pattern, lines }: { pattern: RegExp; lines: readonly string[] },
): readonly string[] {
  if (modifier === 'include') return lines.filter((line) => pattern.test(line))
  if (modifier === 'exclude') return lines.filter((line) => !pattern.test(line))
  if (modifier === 'section') return sections(lines, pattern)
  if (modifier === 'count') {
    const count = lines.filter((line) => pattern.test(line)).length
    return [`Number of lines which match regexp = ${count}`]
  }
  const first = lines.findIndex((line) => pattern.test(line))
  return first === -1 ? [] : lines.slice(first)
}

/** Matching lines, each with the deeper indented lines behind it. */
function sections(lines: readonly string[], pattern: RegExp): readonly string[] {
  const chosen: string[] = []
  let openIndent: number | undefined
  for (const line of lines) {
    const indent = line.length - line.trimStart().length
    if (openIndent !== undefined && indent <= openIndent) openIndent = undefined
    if (openIndent === undefined && pattern.test(line)) openIndent = indent
    if (openIndent !== undefined) chosen.push(line)
  }
  return chosen
}
