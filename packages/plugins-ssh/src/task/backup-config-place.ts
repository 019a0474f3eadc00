import { join, resolve } from 'node:path'
import type { Host } from '@nornir-ts/core'
import { expandHome, fileName } from '@nornir-ts/kernel'
import { BackupOptionsError } from './backup-config-error.ts'

/** Where backups go: one of the two. */
export type BackupPlace = BackupFolder | BackupFile

/** One folder for all hosts. */
export interface BackupFolder {
  /**
   * The folder, made where it is missing; `~/` is the home folder. A host's file is its name and `.cfg`,
   * whatever is no letter, digit or one of `._@-` escaped; `~startup` and other forms add theirs.
   */
  readonly folder: string
  /** Nothing. */
  readonly file?: undefined
}

/** A file of one's own choice. */
export interface BackupFile {
  /** Gives the path of a host's file: one of its own, for a second host would overwrite it. */
  readonly file: (host: Host) => string
  /** Nothing. */
  readonly folder?: undefined
}

/** Which configuration is kept. */
export interface BackupChoice {
  /** Which one. */
  readonly source: string
  /** The form. */
  readonly format: string
}

/**
 * The path of a host's backup, absolute.
 *
 * @param place - Where the user wants it.
 * @param host - Whose.
 * @param choice - Each configuration and each form has a file of its own in a folder.
 * @throws {@link BackupOptionsError} when it is not one place.
 */
export function backupPath(place: BackupPlace, host: Host, choice: BackupChoice): string {
  const { folder, file } = place
  const path = folder === undefined ? file?.(host) : join(folder, nameOf(host.name, choice))
  if (!path || (folder === undefined) === (file === undefined)) {
    const problem = 'give a folder, or a function that gives each host a file of its own'
    throw new BackupOptionsError({ host: host.name, problem })
  }
  return resolve(expandHome(path))
}

/** What `fileName` gives never holds `~`, so that no host's name gives the file of another one. */
function nameOf(host: string, { source, format }: BackupChoice): string {
  const suffix = source === 'running' ? '' : `~${source}`
  return `${fileName(host)}${suffix}.${format === 'text' ? 'cfg' : fileName(format)}`
}
