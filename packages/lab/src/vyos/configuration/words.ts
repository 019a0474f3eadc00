/**
 * The words of a line, as the shell under the command line reads them: blanks within quotes are part of a word.
 *
 * @param line - As typed.
 */
export function wordsOf(line: string): readonly string[] {
  const words = line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"]+)+/g)
  return [...words].map(([word]) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
}
