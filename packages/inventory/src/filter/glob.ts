/**
 * Turns a shell pattern into a regular expression for whole texts.
 *
 * @param glob - `*` any text, `?` one character, `[a-z]` one of, `[!a-z]` none of; all else is literal.
 * @throws SyntaxError when a range runs backwards.
 */
export function globToRegExp(glob: string): RegExp {
  const source = glob.replace(/\[(!?)(\][^\]]*|[^\]]+)\]|[\s\S]/g, (token, negated, set) => {
    if (set !== undefined) return `[${negated === '!' ? '^' : ''}${escapeSet(set)}]`
    if (token === '*') return '[^]*'
    if (token === '?') return '[^]'
    return token.replace(/[\\^$.|+()[\]{}/]/, '\\$&')
  })
  return new RegExp(`^${source}$`)
}

function escapeSet(set: string): string {
  return set.replace(/[\\\]^[]/g, '\\$&')
}
