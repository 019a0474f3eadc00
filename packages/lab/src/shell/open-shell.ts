import type { Shell, ShellWire } from '../simulation/simulation.ts'
import { CliShell } from './cli-shell.ts'
import type { CommandLine, CommandLineSurroundings } from './command-line.ts'

/**
 * Starts the terminal of one user: it prints its first prompt by itself.
 *
 * @param wire - The way to the user.
 * @param open - Makes the command line of the platform.
 */
export function openShell(
  wire: ShellWire,
  open: (surroundings: CommandLineSurroundings) => CommandLine,
): Shell {
  const shell = new CliShell(wire, open)
  shell.open()
  return shell
}
