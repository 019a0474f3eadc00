/**
 * The name that words stand for, each of them abbreviated or not: `sys int` for `system interface` (Fortinet, "Command
 * abbreviation").
 *
 * @returns Undefined when there is none, or more than one.
 */
export function fullName(names: readonly string[], words: readonly string[]): string | undefined {
  const exact = names.find((name) => name === words.join(' '))
  if (exact !== undefined) return exact
  const [found, ...others] = names.filter((name) => {
    const parts = name.split(' ')
    return (
      parts.length === words.length &&
      parts.every((part, index) => part.startsWith(words[index] ?? ''))
    )
  })
  return others.length === 0 ? found : undefined
}
