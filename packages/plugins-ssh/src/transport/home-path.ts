import { resolve } from 'node:path'
import { expandHome } from '@nornir-ts/kernel'

/**
 * Makes a path absolute; `~` at its start is the user's home folder.
 *
 * @param path - As a user wrote it.
 */
export function homePath(path: string): string {
  return resolve(expandHome(path))
}
