import type { ConfigLine, Configuration } from '../../ios-like/configuration/configuration.ts'

/**
 * The commands that make one configuration another: `no` for what goes, the lines that come, sections above
 * theirs. As `show diff rollback-patch` prints it (Cisco, "Configuring Rollback"; blanks between the parts [K]).
 *
 * @returns Empty when nothing differs.
 */
export function rollbackPatch(from: Configuration, to: Configuration): string {
  return linesOf(from.lines, to.lines, '')
    .map((line) => (line.startsWith(' ') ? `${line}\n` : `!\n${line}\n`))
    .join('')
}

function linesOf(
  from: readonly ConfigLine[],
  to: readonly ConfigLine[],
  indent: string,
): readonly string[] {
  const gone = from
    .filter(({ id }) => !to.some((line) => line.id === id))
    .map(
      ({ text }) => `${indent}${text.startsWith('no ') ? text.slice('no '.length) : `no ${text}`}`,
    )
  const come = to.flatMap((line) => {
    const known = from.find(({ id }) => id === line.id)
    const below = linesOf(known?.children ?? [], line.children ?? [], `${indent}  `)
    const isSame = known?.text === line.text && below.length === 0
    return isSame ? [] : [`${indent}${line.text}`, ...below]
  })
  return [...gone, ...come]
}
