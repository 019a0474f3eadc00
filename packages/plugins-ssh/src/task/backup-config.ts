import { basename } from 'node:path'
import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import { compareConfigs } from '../session/config/compare-configs.ts'
import type { GetConfigOptions } from '../session/config/get-config.ts'
import { normalizedConfig, withoutChatter } from '../session/config/get-config-text.ts'
import { BackupFileError, BackupOptionsError } from './backup-config-error.ts'
import { readBackup, writeBackup } from './backup-config-file.ts'
import { type BackupPlace, backupPath } from './backup-config-place.ts'
import type { ConnectionParams } from './connection-params.ts'

/** Parameters of {@link backupConfig}. */
export type BackupConfigParams = ConnectionParams &
  Pick<GetConfigOptions, 'source' | 'format'> &
  BackupPlace & {
    /** How many older backups stay, as `.1` (the last one), `.2` and so on. Default: 0. */
    readonly keep?: number | undefined
  }

/** What {@link backupConfig} gives. */
export interface BackupConfigResult {
  /** The file, absolute. */
  readonly file: string
  /** Whether the configuration is another one than in the last backup, or there was none. */
  readonly changed: boolean
  /**
   * What differs from the last backup, as `diff -u` shows it, without what differs at each reading. Empty
   * when nothing does, or there was none.
   */
  readonly diff: string
  /** Size of the file, in bytes. */
  readonly bytes: number
  /** See `ConfigText.isProvenWhole`. */
  readonly isProvenWhole: boolean
}

/**
 * Keeps a configuration in a file, as the device showed it, without what it says before it.
 *
 * The file is replaced in one piece, and only when the configuration changed; it and the folders that are
 * made are for their owner only. Whatever fails, the last backup is left as it was. In a dry run the device
 * is read, and no file is written.
 *
 * Throws `ConfigTruncatedError`, `BackupFileError`, `BackupOptionsError`.
 */
export const backupConfig = defineTask({
  module: import.meta.url,
  name: 'backupConfig',
  run: async ({ host, connection, signal, dryRun }, params: BackupConfigParams) => {
    const { source = 'running', format = 'text', timeoutMs, keep = 0 } = params
    const file = backupPath(params, host, { source, format })
    if (!Number.isSafeInteger(keep) || keep < 0) {
      const problem = `keep is a whole number from 0 on, not ${String(keep)}`
      throw new BackupOptionsError({ host: host.name, problem })
    }
    const fail = (action: 'read' | 'write') => (cause: unknown) => {
      throw new BackupFileError({ host: host.name, file, action }, { cause })
    }
    const last = await readBackup(file).catch(fail('read'))
    const session = await connection(ssh, { name: params.connection })
    const config = await session.getConfig({ source, format, timeoutMs, signal })
    const text = `${withoutChatter(config.text, session.platform)}\n`
    const normalize = (one: string): string => normalizedConfig(one.trimEnd(), session.platform)
    const { changed, diff, warnings } = await compareConfigs({
      name: basename(file),
      before: last === undefined ? undefined : normalize(last),
      after: normalize(text),
    })
    if (changed && !dryRun) {
      signal.throwIfAborted()
      await writeBackup(file, text, keep).catch(fail('write'))
    }
    const bytes = Buffer.byteLength(changed ? text : (last ?? ''))
    const { isProvenWhole } = config
    const value: BackupConfigResult = { file, changed, diff, bytes, isProvenWhole }
    return result({ value, warnings: [...config.warnings, ...warnings] })
  },
})
