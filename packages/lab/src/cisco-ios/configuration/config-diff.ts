import type { ConfigLine, Configuration } from '../../ios-like/configuration/configuration.ts'

/** Lines of a section. */
type Lines = readonly ConfigLine[]

/**
 * The body of `show archive config differences`: what the second configuration has more than the first
 * (`+`), then what it has less (`-`), changed lines as both; sections stand above their lines.
 *
 * Shape as in published captures of IOS 15, which begin with `!Contextual Config Diffs:`.
 */
export function contextualDiff(first: Configuration, second: Configuration): string {
  const added = missing(second.lines, first.lines, { sign: '+', indent: '' })
  const removed = missing(first.lines, second.lines, { sign: '-', indent: '' })
  const body = `${added}${removed}`
  return `!Contextual Config Diffs:\n${body === '' ? '!No changes were found\n' : body}\n`
}

/**
 * The body of `show archive config incremental-diffs`: the lines that must be entered to bring a
 * configuration to another one, without those that would have to go (Cisco, "show archive config
 * incremental-diffs").
 */
export function incrementalDiff(running: Configuration, wanted: Configuration): string {
  const body = missing(wanted.lines, running.lines, { sign: '', indent: '' })
  return body === '' ? '!No changes were found\n\n' : `!List of Commands:\n${body}end\n\n`
}

/** Lines that are in `lines` and not in `others`, under the sections they belong to. */
function missing(lines: Lines, others: Lines, mark: { sign: string; indent: string }): string {
  const { sign, indent } = mark
  return lines
    .map((line) => {
      const same = others.find(({ id, text }) => id === line.id && text === line.text)
      if (same === undefined) return whole(line, mark)
      const deeper = { sign, indent: `${indent} ` }
      const below = missing(line.children ?? [], same.children ?? [], deeper)
      return below === '' ? '' : `${indent}${line.text}\n${below}`
    })
    .join('')
}

function whole(
  { text, children = [] }: ConfigLine,
  mark: { sign: string; indent: string },
): string {
  const { sign, indent } = mark
  const below = children.map((child) => whole(child, { sign, indent: `${indent} ` })).join('')
  return `${indent}${sign}${text}\n${below}`
}
