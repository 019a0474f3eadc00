import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Puts the user's home folder in the place of `~` or `~/` at the start of a path.
 *
 * @param path - As a user wrote it; any other path is returned as it is.
 */
export function expandHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path
}
