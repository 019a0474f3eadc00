/**
 * What FortiOS prints for a word that it does not know; a blank line comes first (public captures: `set`, `show |`,
 * `execute`).
 */
export function commandParseError(word: string, code = -61): string {
  return `\ncommand parse error before '${word}'\nCommand fail. Return code ${code}\n`
}

/** A line that ends too early (a public capture: `set opmode`). */
export const incompleteCommand = '\nincomplete command in the end\nCommand fail. Return code -160\n'

/** A first word that means nothing here (public captures). */
export const unknownAction = 'Unknown action 0\n'

/** A value that is refused, with the reason before it, where there is one (public captures). */
export function valueParseError(reason: string, word: string, code: number): string {
  return `${reason}\nvalue parse error before '${word}'\nCommand fail. Return code ${code}\n`
}

/** A failure with its number. */
export function failed(message: string, code: number): string {
  return `${message}\nCommand fail. Return code ${code}\n`
}
