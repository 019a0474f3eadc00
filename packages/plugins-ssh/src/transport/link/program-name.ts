/**
 * Gives the first word of a command line, which is all of it that may be shown: the others may hold a
 * password.
 *
 * @param command - The command line.
 */
export function programName(command: string): string {
  return command.trim().split(/\s/, 1)[0] ?? ''
}
