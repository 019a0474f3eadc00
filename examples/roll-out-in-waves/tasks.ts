import { defineTask, result } from '@nornir-ts/core'
import { saveConfig, sendConfig } from '@nornir-ts/plugins-ssh'

/** Sets the log server of an IOS device and saves. */
export const setLogServer = defineTask({
  module: import.meta.url,
  name: 'set log server',
  run: async ({ run }, { server }: { server: string }) => {
    const line = `logging host ${server}`
    await run(sendConfig, [line])
    await run(saveConfig)
    return result({ value: server, changed: true, diff: `+${line}` })
  },
})
