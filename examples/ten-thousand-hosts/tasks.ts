import { defineTask } from '@nornir-ts/core'
import { sendCommand } from '@nornir-ts/plugins-ssh'

/** Reads what a device says of itself: all of it, since nobody knows yet what will be asked about it. */
export const readDevice = defineTask({
  module: import.meta.url,
  name: 'read device',
  run: async ({ run }) => {
    const { value: version } = await run(sendCommand, 'show version')
    const { value: interfaces } = await run(sendCommand, 'show ip interface brief')
    return { version, interfaces }
  },
})

/** The version in the output of `show version`. */
export function versionIn(output: string): string {
  return /Version ([^\s,]+)/.exec(output)?.[1] ?? 'unknown'
}
