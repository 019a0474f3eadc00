import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { SimpleInventoryOptions } from '@nornir-ts/inventory'
import {
  decodeText,
  NornirError,
  readYaml,
  type SourceDocument,
  validateDocument,
} from '@nornir-ts/kernel'
import type { LoggingOptions } from '../log/logger.ts'
import type { RunPolicy } from '../policy/run-policy.ts'
import { concurrent, serial } from '../runner/concurrent.ts'
import type { Runner } from '../runner/runner.ts'
import { auto } from '../thread/auto.ts'
import { workers } from '../thread/workers.ts'
import { configurationSchema } from './configuration-schema.ts'
import { readEnvironment } from './environment.ts'

/** What a `nornir.yaml` says, or the defaults where it is silent. */
export interface Configuration {
  /** The files that the hosts come from. */
  readonly inventory: SimpleInventoryOptions
  /** Where tasks execute; undefined when the file names none. */
  readonly runner: Runner | undefined
  /** Defaults of every run. */
  readonly policy: RunPolicy
  /** What is logged, and where to. */
  readonly logging: LoggingOptions
  /** What the file says about connection plugins, by their names, in its own keys. */
  readonly plugins: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Whether awaiting a run throws when a host failed. */
  readonly raiseOnError: boolean
  /** What is odd about the file, e.g. that it is empty. */
  readonly warnings: readonly string[]
}

/** Details of a {@link ConfigurationFileError}. */
export interface ConfigurationFileDetails {
  /** The file. */
  readonly file: string
}

/** The configuration file could not be read. The reason is the `cause`. */
export class ConfigurationFileError extends NornirError implements ConfigurationFileDetails {
  readonly code = 'CONFIGURATION_FILE'
  /** The file. */
  readonly file: string

  constructor({ file }: ConfigurationFileDetails, options: { readonly cause: Error }) {
    super(`Configuration file ${file} cannot be read: ${options.cause.message}`, options)
    this.file = file
  }
}

/** The shape that {@link configurationSchema} describes. */
interface ConfigurationFile {
  readonly inventory?: {
    readonly options?: {
      readonly host_file?: string | readonly string[]
      readonly group_file?: string | readonly string[]
      readonly defaults_file?: string | readonly string[]
    } | null
  } | null
  readonly runner?: {
    readonly plugin?: 'threaded' | 'concurrent' | 'serial' | 'workers' | 'auto'
    readonly options?: {
      readonly num_workers?: number
      readonly threads?: number
      readonly setup?: string
    } | null
  } | null
  readonly logging?: {
    readonly enabled?: boolean
    readonly level?: keyof typeof levels
    readonly log_file?: string | null
    readonly to_console?: boolean
  } | null
  readonly core?: { readonly raise_on_error?: boolean } | null
  readonly ssh?: { readonly config_file?: string } | null
}

const levels = {
  DEBUG: 'debug',
  INFO: 'info',
  WARNING: 'warn',
  WARN: 'warn',
  ERROR: 'error',
  CRITICAL: 'fatal',
} as const

/**
 * Reads a configuration file and the environment; Nornir's own keys and names work. Key by key the
 * file wins over the environment. Paths are relative to the working directory, as in Nornir.
 *
 * @param path - The file; undefined when there is none.
 * @param environment - The variables; see {@link readEnvironment}.
 * @throws EnvironmentVariableError for a variable that cannot be read; ConfigurationFileError when the file cannot be read; DocumentSyntaxError and
 * DocumentSchemaError (file, line, column, key, nearest right key) when it is wrong.
 */
export async function loadConfiguration(
  path: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Configuration> {
  const variables = readEnvironment(environment)
  const given = validateDocument<ConfigurationFile>(variables, configurationSchema)
  const document = path === undefined ? undefined : await readFileAt(path)
  const file =
    document === undefined ? {} : validateDocument<ConfigurationFile>(document, configurationSchema)
  const inventory = { ...given.inventory, ...file.inventory }
  const runner = { ...given.runner, ...file.runner }
  const logging = { ...given.logging, ...file.logging }
  const core = { ...given.core, ...file.core }
  const files = inventory.options
  return {
    inventory: {
      hostFile: files?.host_file,
      groupFile: files?.group_file,
      defaultsFile: files?.defaults_file,
    },
    runner: runnerOf(runner),
    policy: { concurrency: runner.options?.num_workers },
    logging: {
      level: logging.enabled === false ? 'silent' : levels[logging.level ?? 'WARNING'],
      file: logging.log_file || undefined,
      toConsole: logging.to_console,
    },
    plugins: { ssh: { ...given.ssh, ...file.ssh } },
    raiseOnError: core.raise_on_error ?? false,
    warnings: [...variables.warnings, ...(document?.warnings ?? []), ...withoutEffect(logging)],
  }
}

/** The file names a set-up module by its path, relative to the working directory. */
function runnerOf({ plugin, options }: NonNullable<ConfigurationFile['runner']>) {
  if (plugin === 'serial') return serial()
  if (plugin !== 'workers' && plugin !== 'auto') return plugin && concurrent()
  const { threads, setup } = options ?? {}
  const said = { threads, setup: setup === undefined ? undefined : pathToFileURL(setup) }
  return plugin === 'auto' ? auto(said) : workers(said)
}

/** Keys of Nornir's section `logging` that are taken but mean nothing here, and what to do instead. */
const noEffect: Readonly<Record<string, string>> = {
  format: 'log lines are JSON; give a logger of your own for another format',
  loggers: 'there is one logger',
}

function withoutEffect(logging: object): readonly string[] {
  return Object.entries(logging).flatMap(([key, value]) => {
    const instead = noEffect[key]
    if (instead === undefined || value === null || value === undefined) return []
    return [`Configuration key logging.${key} has no effect: ${instead}`]
  })
}

async function readFileAt(path: string): Promise<SourceDocument> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (cause) {
    throw new ConfigurationFileError({ file: path }, { cause: cause as Error })
  }
  return readYaml(decodeText(bytes, { file: path }), { file: path })
}
