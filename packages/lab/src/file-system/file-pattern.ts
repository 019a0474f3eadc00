/**
 * Whether a name fits a pattern.
 *
 * @param name - Of a file.
 * @param pattern - `*` stands for any characters.
 */
export function matchesPattern(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(name)
}
