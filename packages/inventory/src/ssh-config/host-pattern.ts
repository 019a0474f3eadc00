/**
 * Tells whether a text is what a pattern of an ssh_config describes.
 *
 * @param pattern - `*` is any text, `?` exactly one character, all else itself.
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const source = pattern.replace(/\*+|[^*]/g, (part) => {
    if (part.startsWith('*')) return '.*'
    return part === '?' ? '.' : part.replace(/[\\^$.|+()[\]{}/]/, '\\$&')
  })
  return new RegExp(`^${source}$`, 's').test(text)
}

/**
 * Tells whether a text is meant by a list of patterns: at least one describes it, and no negated one.
 *
 * @param patterns - A pattern with `!` in front is a negated one; those alone mean nothing.
 */
export function matchesPatterns(text: string, patterns: readonly string[]): boolean {
  const isMatch = (pattern: string) => matchesPattern(text, pattern)
  const negated = patterns.filter((pattern) => pattern.startsWith('!'))
  if (negated.some((pattern) => isMatch(pattern.slice(1)))) return false
  return patterns.some((pattern) => !pattern.startsWith('!') && isMatch(pattern))
}
