import { defineTask } from '@nornir-ts/core'
import { sendCommand } from '@nornir-ts/plugins-ssh'

/** Counts the interfaces of a device that are up, and tells on the way how far it is. */
export const countInterfaces = defineTask({
  module: import.meta.url,
  name: 'count interfaces',
  run: async ({ run, progress }) => {
    progress(0.1, 'preparing')
    await run(sendCommand, 'show clock')
    progress(0.5, 'reading interfaces')
    const { value } = await run(sendCommand, 'show ip interface brief')
    return value.split('\n').filter((line) => /\bup\s+up\s*$/.test(line)).length
  },
})
