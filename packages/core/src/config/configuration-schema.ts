import type { DocumentSchema } from '@nornir-ts/kernel'

/** An empty section (`core:` with nothing behind it) reads as one without settings. */
function section(properties: DocumentSchema): DocumentSchema {
  return { type: ['object', 'null'], additionalProperties: false, properties }
}

/** A file, a folder, or several of them. */
const files: DocumentSchema = { type: ['string', 'array'], items: { type: 'string' } }

const options: DocumentSchema = { type: ['object', 'null'] }

/** The keys of `nornir.yaml`, by Nornir's own names. */
export const configurationSchema: DocumentSchema = {
  ...section({
    inventory: section({
      plugin: { type: 'string', enum: ['SimpleInventory'] },
      options: section({
        host_file: files,
        group_file: files,
        defaults_file: files,
      }),
      transform_function: { type: 'string', enum: [''] },
      transform_function_options: options,
    }),
    runner: section({
      plugin: { type: 'string', enum: ['threaded', 'concurrent', 'serial', 'workers', 'auto'] },
      options: section({
        num_workers: { type: 'integer', minimum: 1 },
        threads: { type: 'integer', minimum: 1 },
        setup: { type: 'string' },
      }),
    }),
    logging: section({
      enabled: { type: 'boolean' },
      level: { type: 'string', enum: ['DEBUG', 'INFO', 'WARNING', 'WARN', 'ERROR', 'CRITICAL'] },
      log_file: { type: ['string', 'null'] },
      format: { type: 'string' },
      to_console: { type: 'boolean' },
      loggers: { type: 'array', items: { type: 'string' } },
    }),
    core: section({ raise_on_error: { type: 'boolean' } }),
    ssh: section({ config_file: { type: 'string' } }),
    user_defined: options,
  }),
}
