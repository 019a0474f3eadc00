import { defineTask } from '@nornir-ts/core'
import { httpApi } from './http-api.ts'

/** Reads the version that a device runs. */
export const readVersion = defineTask({
  module: import.meta.url,
  name: 'read version',
  run: async ({ connection, signal }) => {
    const api = await connection(httpApi)
    const { version } = (await api.get('/version', signal)) as { readonly version: string }
    return version
  },
})
