import { NornirError } from '@nornir-ts/core'

/** Details of a {@link BackupFileError}. */
export interface BackupFileDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** The file of the backup. */
  readonly file: string
  /** What was being done with it. */
  readonly action: 'read' | 'write'
}

/** What error codes of the file system mean here. */
const meanings: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the quota is used up',
  EEXIST: 'a part of the path is a file and no folder',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file and no folder',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
}

/**
 * The file of a backup cannot be read or written; see `cause`. The last backup, where there is one, is as
 * it was.
 */
export class BackupFileError extends NornirError implements BackupFileDetails {
  readonly code = 'BACKUP_FILE'
  /** Name of the host in the inventory. */
  readonly host: string
  /** The file of the backup. */
  readonly file: string
  /** What was being done with it. */
  readonly action: 'read' | 'write'

  constructor({ host, file, action }: BackupFileDetails, options: ErrorOptions) {
    const cause = options.cause as NodeJS.ErrnoException
    const reason = meanings[cause.code ?? ''] ?? cause.message
    super(
      `${host}: the backup ${JSON.stringify(file)} cannot be ${past(action)}: ${reason}`,
      options,
    )
    this.host = host
    this.file = file
    this.action = action
  }
}

/** Details of a {@link BackupOptionsError}. */
export interface BackupOptionsDetails {
  /** Name of the host in the inventory. */
  readonly host: string
  /** What is wrong, and what to write instead. */
  readonly problem: string
}

/** The parameters of `backupConfig` make no sense. Nothing was read. */
export class BackupOptionsError extends NornirError implements BackupOptionsDetails {
  readonly code = 'BACKUP_OPTIONS'
  /** Name of the host in the inventory. */
  readonly host: string
  /** What is wrong, and what to write instead. */
  readonly problem: string

  constructor({ host, problem }: BackupOptionsDetails, options?: ErrorOptions) {
    super(`${host}: backupConfig: ${problem}`, options)
    this.host = host
    this.problem = problem
  }
}

function past(action: BackupFileDetails['action']): string {
  return action === 'read' ? 'read' : 'written'
}
