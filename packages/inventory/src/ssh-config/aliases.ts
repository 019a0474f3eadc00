import { matchesPatterns } from './host-pattern.ts'
import type { Statement } from './statement.ts'

/**
 * Collects the names of hosts that `Host` lines say in full: a line for `leaf01` or `leaf* !leaf02` may
 * hold for any number of hosts, but only `leaf01` says that there is one. `Match` lines name none.
 *
 * @param files - The statements of each file, in order.
 * @returns Each name once, where it stands first.
 */
export function aliasesIn(files: readonly (readonly Statement[])[]): string[] {
  const aliases = new Set<string>()
  for (const statements of files) collect(statements, () => true, aliases)
  return [...aliases]
}

/**
 * @param isReached - Whether the lines of a file can hold for a host: those that are included below a
 *   `Host` hold only for the hosts of that line.
 */
function collect(
  statements: readonly Statement[],
  isReached: (alias: string) => boolean,
  aliases: Set<string>,
): void {
  let holds = isReached
  for (const statement of statements) {
    if (statement.kind === 'match') holds = isReached
    if (statement.kind === 'include') {
      for (const file of statement.files) collect(file, holds, aliases)
    }
    if (statement.kind === 'host') {
      const { patterns } = statement
      holds = (alias) => isReached(alias) && matchesPatterns(alias, patterns)
      for (const alias of patterns.filter(isName).filter(holds)) aliases.add(alias)
    }
  }
}

function isName(pattern: string): boolean {
  return /^[^!*?][^*?]*$/.test(pattern)
}
