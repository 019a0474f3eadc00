import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Makes a path absolute; `~/` at its start is the user's home folder.
 *
 * @param path - As a user wrote it.
 */
export function homePath(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : resolve(path)
}
