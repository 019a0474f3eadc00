import type { ConnectionPlugin } from '@nornir-ts/core'
import { Detections } from '../detect/detections.ts'
import type { CliSession } from '../session/cli-session.ts'
import { findForeignName } from './foreign-name/foreign-names.ts'
import { foreignPlatforms } from './foreign-name/foreign-platforms.ts'
import { idleTimeoutOf, openSession } from './open-session.ts'
import { findContradiction } from './option/contradiction.ts'
import { mergeOptions } from './option/merge-options.ts'
import { findProblem, isMap } from './option/option-rule.ts'
import { pluginOptionRules } from './option/option-rules.ts'
import { sealSecrets } from './option/seal-secrets.ts'
import { type SshFilesPlugin, sshFilesPlugin } from './ssh-files.ts'
import type { SshOptions } from './ssh-options.ts'
import { SshOptionsError } from './ssh-options-error.ts'
import { SshConfigFiles } from './target/ssh-config-files.ts'

/** Command lines over SSH, as a connection plugin. */
export interface SshPlugin extends ConnectionPlugin<CliSession> {
  /**
   * The same plugin with other defaults. What a host's `connection_options.ssh.extras` says wins.
   *
   * @throws {@link SshOptionsError} for an option that there is not, and for a wrong value;
   * `DetectRuleError` for a rule of detection that cannot be used.
   * @example
   * ```ts
   * import { initNornir } from '@nornir-ts/core'
   * import { ssh } from '@nornir-ts/plugins-ssh'
   *
   * const nr = await initNornir({ connections: [ssh.with({ hostKeys: 'strict' })] })
   * ```
   */
  readonly with: (options: SshOptions) => SshPlugin
}

/** What is published is one file beside the index; the sources are a folder below it. */
const index = new URL(
  import.meta.url.endsWith('.ts') ? '../index.ts' : './index.js',
  import.meta.url,
)

function sshPlugin(defaults: SshOptions): SshPlugin {
  const files = new SshConfigFiles(defaults.allowExec)
  const detections = new Detections(defaults.detect, defaults.platforms)
  const own = defaults.platforms?.map(({ name }) => name) ?? []
  const platforms = Object.entries(foreignPlatforms).filter(([name]) => !own.includes(name))
  return {
    name: 'ssh',
    origin: { module: index.href, export: 'ssh', options: defaults },
    // Inventories written for Nornir's Netmiko and scrapli plugins, and by containerlab, work.
    aliases: {
      connections: ['netmiko', 'scrapli'],
      platforms: Object.fromEntries(platforms),
    },
    companions: [sshFilesPlugin({ defaults, files, detected: detections.platform })],
    filesPerSession: defaults.sessionLog === undefined ? 1 : 2,
    open: (target, signal) => openSession(target, { defaults, files, detections }, signal),
    close: (session) => session.close(),
    isAlive: (session) => session.isAlive(),
    interrupt: (session, reason) => session.interrupt(reason),
    idleTimeoutMs: (session) => idleTimeoutOf(session),
    isReusable: (session) => session.question === undefined,
    isUninterruptible: (session) => session.isUninterruptible,
    with: (options) => sshPlugin(mergeOptions(defaults, sealSecrets(checked(options)))),
  }
}

function checked(options: SshOptions): SshOptions {
  if (!isMap(options)) throw new SshOptionsError({ key: 'options', problem: 'must be an object' })
  const problem = findProblem(pluginOptionRules, { ...options }) ?? findContradiction(options)
  if (problem === undefined) return options
  const foreign = Object.hasOwn(pluginOptionRules, problem.key)
    ? undefined
    : findForeignName(problem.key)
  if (foreign === undefined) throw new SshOptionsError(problem)
  const meaning = `is a name of ${foreign.library}, for extras of the inventory; here: ${foreign.meaning}`
  throw new SshOptionsError({ key: problem.key, problem: meaning })
}

/** Command lines over SSH: the key to `context.connection(ssh)`. */
export const ssh: SshPlugin = sshPlugin({})

/** Connections for files: the key to `context.connection(sshFiles)`. It comes along with {@link ssh}. */
export const sshFiles: SshFilesPlugin = sshFilesPlugin({
  defaults: {},
  files: new SshConfigFiles(undefined),
  detected: new Detections(undefined, undefined).platform,
})
