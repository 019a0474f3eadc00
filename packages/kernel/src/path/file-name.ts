/** All else is escaped, `%` and `~` too: an escaped name is never another name, and `~` stays free for us. */
const UNSAFE = /[^A-Za-z0-9._@-]/gu
/** Names that Windows keeps for devices, with any extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * The name of one file or folder for a name that may hold anything, such as that of a host. It never
 * leaves its folder, and no two names have the same.
 *
 * @param name - Any text; what is no letter, digit or one of `._@-` becomes `%` and its bytes.
 */
export function fileName(name: string): string {
  const escaped = name
    .replaceAll(UNSAFE, percent)
    .replace(RESERVED, (reserved) => `${percent(reserved.charAt(0))}${reserved.slice(1)}`)
    // `.` and `..` are folders; Windows drops a dot at the end.
    .replace(/^\.+$|\.$/, percent)
  return escaped === '' ? '%' : escaped
}

function percent(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}
