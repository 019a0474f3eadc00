import { defineTask, result } from '@nornir-ts/core'
import { ssh } from '../plugin/ssh.ts'
import type { GetConfigOptions } from '../session/config/get-config.ts'
import type { ConnectionParams } from './connection-params.ts'

/** Parameters of {@link getConfig}. */
export interface GetConfigParams extends ConnectionParams, Omit<GetConfigOptions, 'signal'> {}

/**
 * Reads a configuration, whole: one that does not end as the platform's data says is refused with
 * `ConfigTruncatedError`.
 */
export const getConfig = defineTask({
  module: import.meta.url,
  name: 'getConfig',
  run: async ({ connection, signal }, params: GetConfigParams | undefined) => {
    const { connection: name, ...options }: GetConfigParams = params ?? {}
    const session = await connection(ssh, { name })
    const { warnings, ...config } = await session.getConfig({ ...options, signal })
    return result({ value: config, warnings })
  },
})
