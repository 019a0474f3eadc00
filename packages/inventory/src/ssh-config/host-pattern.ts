/**
 * Tells whether a text is what a pattern of OpenSSH's files (ssh_config, known_hosts) describes. A star is
 * tried in one place after the other, never several stars against each other, so that no line of a file
 * can stall a run: a regular expression could.
 *
 * @param text - What is described, or not.
 * @param pattern - `*` is any text, `?` exactly one character, all else itself.
 */
export function matchesSshPattern(text: string, pattern: string): boolean {
  let position = 0
  let afterStar = -1
  let resumeAt = 0
  let index = 0
  while (index < text.length) {
    const wanted = pattern[position]
    if (wanted === '*') {
      afterStar = ++position
      resumeAt = index
    } else if (wanted === '?' || (wanted !== undefined && wanted === text[index])) {
      position++
      index++
    } else if (afterStar >= 0) {
      position = afterStar
      index = ++resumeAt
    } else {
      return false
    }
  }
  while (pattern[position] === '*') position++
  return position === pattern.length
}

/**
 * Tells whether a text is meant by a list of patterns: at least one describes it, and no negated one.
 *
 * @param patterns - A pattern with `!` in front is a negated one; those alone mean nothing.
 */
export function matchesPatterns(text: string, patterns: readonly string[]): boolean {
  const isMatch = (pattern: string) => matchesSshPattern(text, pattern)
  const negated = patterns.filter((pattern) => pattern.startsWith('!'))
  if (negated.some((pattern) => isMatch(pattern.slice(1)))) return false
  return patterns.some((pattern) => !pattern.startsWith('!') && isMatch(pattern))
}
