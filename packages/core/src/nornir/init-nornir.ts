import {
  createInventory,
  type Inventory,
  type InventoryData,
  type InventorySource,
  loadInventory,
  simpleInventory,
} from '@nornir-ts/inventory'
import { type SecretProvider, SecretResolver } from '@nornir-ts/kernel'
import type { Logger } from 'pino'
import { type Configuration, loadConfiguration } from '../config/configuration.ts'
import type { ConnectionPlugin } from '../connection/connection-plugin.ts'
import { ConnectionPool } from '../connection/connection-pool.ts'
import { CredentialBreaker } from '../connection/credential-breaker.ts'
import { FailedHosts } from '../engine/failed-hosts.ts'
import { createLogger } from '../log/logger.ts'
import { resolvePolicy } from '../policy/resolve-policy.ts'
import type { RunPolicy } from '../policy/run-policy.ts'
import type { Processor } from '../processor/processor.ts'
import { concurrent } from '../runner/concurrent.ts'
import { isOffloader } from '../runner/offloader.ts'
import type { Runner } from '../runner/runner.ts'
import { isInsideThread } from '../thread/inside-thread.ts'
import { NestedRunError } from '../thread/nested-run-error.ts'
import { ThreadRunner } from '../thread/thread-runner.ts'
import type { WorkersOptions } from '../thread/workers.ts'
import { Nornir } from './nornir.ts'
import { type HostTransform, transformHosts } from './transform.ts'

/** Options of {@link initNornir}. What is given here wins over the configuration file. */
export interface NornirOptions {
  /** Path of a `nornir.yaml`. Default: none is read. */
  readonly configFile?: string | undefined
  /** Where the hosts come from: a source, or the data itself. Default: as the file says, else `hosts.yaml`, `groups.yaml` and `defaults.yaml` in the working directory. */
  readonly inventory?: InventorySource | InventoryData | undefined
  /** Whether a filter that asks for data which no host has is an error. Default: a warning in the log. */
  readonly strictFilters?: boolean | undefined
  /** Where `{ $name: … }` in the inventory is looked up, beside `$env`, `$file` and `$exec`. */
  readonly secretProviders?: readonly SecretProvider[] | undefined
  /**
   * Called once with every host after the inventory is loaded, to change it. Of several, each is done with all
   * hosts before the next begins. See {@link transformWith} for one with options.
   */
  readonly transform?: HostTransform | readonly HostTransform[] | undefined
  /** Where tasks execute. Default: as the file says, else {@link concurrent}. */
  readonly runner?: Runner | undefined
  /** The threads of `offload`, where the runner has none. Default: as many as the machine can run at once. */
  readonly offload?: WorkersOptions | undefined
  /** Configured connection plugins, e.g. `[ssh.with({ hostKeys: 'strict' })]`. A task that asks for `ssh` gets this one. */
  // biome-ignore lint/suspicious/noExplicitAny: plugins of any session type, in one list.
  readonly connections?: readonly ConnectionPlugin<any>[] | undefined
  /** Follow every run. */
  readonly processors?: readonly Processor[] | undefined
  /** Defaults of every run. */
  readonly policy?: RunPolicy | undefined
  /** The logger. Default: pino on standard error from `warn` on, unless the file says otherwise. */
  readonly logger?: Logger | undefined
  /** Whether awaiting a run throws when a host failed. Default: false. */
  readonly raiseOnError?: boolean | undefined
  /** Whether tasks only say what they would change. Default: false. */
  readonly dryRun?: boolean | undefined
}

/**
 * Loads the inventory and gets ready to run tasks on it. No device is contacted.
 *
 * @param options - Where the hosts come from, and how runs go about them.
 * @throws ConfigurationError and the inventory's errors for wrong files (with file, line and key);
 * TransformError for a transform that fails; PolicyError for a value that makes no sense; NestedRunError on a thread of the workers runner.
 * @example
 * ```ts
 * import { initNornir } from '@nornir-ts/core'
 * import { sendCommand } from '@nornir-ts/plugins-ssh'
 *
 * const nr = await initNornir({ configFile: 'nornir.yaml' })
 * try {
 *   const result = await nr.filter({ role: 'edge' }).run(sendCommand, 'show version')
 *   for (const [host, reply] of result) console.log(host, reply.value ?? reply.error)
 * } finally {
 *   await nr.close()
 * }
 * ```
 */
export async function initNornir(options: NornirOptions = {}): Promise<Nornir> {
  if (isInsideThread()) throw new NestedRunError()
  const configuration = await loadConfiguration(options.configFile)
  const policy = { ...configuration.policy, ...options.policy }
  resolvePolicy(policy)
  const log = options.logger ?? createLogger(configuration.logging)
  for (const warning of configuration.warnings) log.warn(warning)
  const inventory = await inventoryOf(options, configuration, log)
  await transformHosts(inventory, [options.transform ?? []].flat())
  const runner = options.runner ?? configuration.runner ?? concurrent()
  return new Nornir(
    {
      runner,
      offloader: isOffloader(runner) ? runner : new ThreadRunner(options.offload ?? {}),
      pool: new ConnectionPool({
        plugins: options.connections ?? [],
        settings: configuration.plugins,
        resolver: new SecretResolver({ providers: options.secretProviders }),
        log,
      }),
      failedHosts: new FailedHosts(),
      breaker: new CredentialBreaker(),
      log,
      raiseOnError: options.raiseOnError ?? configuration.raiseOnError,
      runs: new Map(),
      closed: undefined,
    },
    {
      inventory,
      processors: options.processors ?? [],
      policy,
      dryRun: options.dryRun ?? false,
      isWhole: true,
    },
  )
}

async function inventoryOf(
  { inventory: given, strictFilters }: NornirOptions,
  { inventory: files }: Configuration,
  log: Logger,
): Promise<Inventory> {
  const onWarning = (warning: string): void => log.warn(warning)
  const options = { strictFilters, onWarning }
  if (given !== undefined && !('load' in given)) return createInventory(given, options)
  return loadInventory(given ?? simpleInventory({ ...files, onWarning }), options)
}
