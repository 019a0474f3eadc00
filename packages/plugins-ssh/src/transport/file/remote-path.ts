/** What a remote shell takes as it is. */
const PLAIN = /^[\w@%+=:,./-]+$/

/**
 * Tells what is wrong with the path of a file on a device.
 *
 * @param path - As the user gave it.
 * @returns The problem, in words; undefined: none.
 */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'it is empty'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'it has control characters, which are never sent'
  if (path.endsWith('/')) return 'it ends in a slash, so it names a folder'
  return undefined
}

/**
 * Writes a path as one word of the remote shell's command line, so that the shell and `scp` take it literally. It is
 * quoted only where it must be: the command line of many a device knows no quotes.
 *
 * @param path - Without control characters.
 */
export function shellWord(path: string): string {
  const literal = path.startsWith('-') ? `./${path}` : path
  return PLAIN.test(literal) ? literal : `'${literal.replaceAll("'", "'\\''")}'`
}

/** The last part of a path: behind the last slash, or behind the name of a file system (`flash:image.bin`). */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1) || 'file'
}
