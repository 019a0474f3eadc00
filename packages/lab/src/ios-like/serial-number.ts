/** A serial number that stays the same for a name: a prefix, then `length` letters and digits. */
export function serialNumberOf(name: string, prefix: string, length: number): string {
  let hash = 7
  for (const character of name) hash = (hash * 31 + character.charCodeAt(0)) % 2 ** 31
  return `${prefix}${hash.toString(36).toUpperCase().padStart(length, '0')}`
}
