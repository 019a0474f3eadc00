import { join } from 'node:path'
import { aliasesIn } from './aliases.ts'
import { localUser } from './local-user.ts'
import { lookUp, type SshConfigLookupOptions } from './lookup.ts'
import { type FileToRead, type Reading, readStatements } from './read-statements.ts'
import type { SshConfigResult } from './ssh-config-result.ts'
import type { Statement } from './statement.ts'
import { expandTilde } from './tokens.ts'

/** Options of {@link readSshConfig}. */
export interface ReadSshConfigOptions {
  /**
   * The files, in order; the first value of a keyword wins. A leading `~` is the home directory. Each
   * must be there. Left out: `~/.ssh/config` and `/etc/ssh/ssh_config`, as far as they are there.
   */
  readonly files?: string | readonly string[] | undefined
  /**
   * Whether `Match exec` may run its command in a shell, and a `ProxyCommand` is handed out ready to
   * run. Default false: then such a `Match` never holds, negated or not.
   */
  readonly allowExec?: boolean | undefined
}

/** The files of an ssh_config, read once. */
export interface SshConfig {
  /**
   * Says what the files set for one host. Reads no file; asks no DNS. With `allowExec` a command of
   * `Match exec` blocks this thread until it ends, 10 seconds at most.
   *
   * @param host - As a user would give it to `ssh`: the name that `Host` patterns mean.
   * @throws {@link SshConfigTokenError}, {@link SshConfigVariableError},
   *   {@link SshConfigUnsafeValueError} when a value that holds for this host cannot be expanded;
   *   {@link SshConfigSyntaxError} when it names the home of another user;
   *   {@link SshConfigExecError} when a command of `Match exec` does not run.
   */
  readonly lookup: (host: string, options?: SshConfigLookupOptions) => SshConfigResult
  /** Names of hosts that `Host` lines say in full, without `*`, `?` and `!`, in the order of the files, each once. */
  readonly aliases: readonly string[]
  /** For a debug log: lines that have no effect here, and why. */
  readonly notes: readonly string[]
}

/**
 * Reads ssh_config files as OpenSSH does, `Include` and `Match` too.
 *
 * What is trusted: the files themselves. They belong to the local user or to the system, and who
 * writes them says where connections go, with which keys, and which host keys count; never give a
 * file of another origin. As OpenSSH does, `~/.ssh/config` and every included file are refused when
 * others can write them. Not trusted: the host and user names that are looked up. They can come from
 * an inventory of another system, so one that would be more than a name in a command or a path is
 * refused. Nothing is ever run unless `allowExec` says so.
 *
 * @throws {@link SshConfigFileError} when a named or included file cannot be read;
 *   {@link SshConfigPermissionError} when others can write it; {@link SshConfigIncludeError} when
 *   files include each other; {@link SshConfigSyntaxError}, {@link SshConfigKeywordError},
 *   {@link SshConfigPortError}, {@link SshConfigProxyJumpError} for a line that OpenSSH refuses.
 * @example
 * ```ts
 * import { readSshConfig } from '@nornir-ts/inventory'
 *
 * const config = await readSshConfig()
 * const { hostname, proxyJump } = config.lookup('leaf01.ams', { user: 'automation' })
 * ```
 */
export async function readSshConfig(options: ReadSshConfigOptions = {}): Promise<SshConfig> {
  const local = localUser()
  const reading: Reading = { home: local.home, notes: [] }
  const files: Statement[][] = []
  for (const file of filesToRead(options.files, local.home)) {
    files.push(await readStatements(file, reading)) // in order: IgnoreUnknown holds from its line on
  }
  const context = { files, allowExec: options.allowExec === true, local }
  return {
    lookup: (host, lookupOptions = {}) => lookUp(host, lookupOptions, context),
    aliases: aliasesIn(files),
    notes: reading.notes,
  }
}

function filesToRead(files: ReadSshConfigOptions['files'], home: string): FileToRead[] {
  if (files === undefined) {
    const own = join(home, '.ssh', 'config')
    return [
      { path: own, owner: 'user', isChecked: true, isOptional: true },
      { path: '/etc/ssh/ssh_config', owner: 'system', isChecked: false, isOptional: true },
    ]
  }
  return [files].flat().map((file) => {
    const path = expandTilde({ value: file, place: { file: 'files', line: 0 } }, home)
    return { path, owner: 'user', isChecked: false, isOptional: false }
  })
}
