/**
 * Makes an expression of a command with abbreviations: `sh[[ow]]` takes `sh`, `sho` and `show`.
 *
 * @param command - As an index has it; what is not in double brackets is an expression already.
 */
export function expandCompletions(command: string): string {
  return command.replaceAll(/\[\[(.+?)\]\]/g, (_, letters: string) => {
    const chars = [...letters]
    return chars.map((char) => `(${char}`).join('') + ')?'.repeat(chars.length)
  })
}
