import { defineTask, result } from '@nornir-ts/core'
import { saveConfig, sendCommand, sendConfig } from '@nornir-ts/plugins-ssh'

/** What `readFacts` reads from a device. */
export interface Facts {
  /** Software version, e.g. `15.2(4)M7`. */
  readonly version: string
  /** Time since the last start, in the device's words. */
  readonly uptime: string
}

/** Reads version and uptime of an IOS device. */
const readFacts = defineTask({
  module: import.meta.url,
  name: 'read facts',
  run: async ({ run }): Promise<Facts> => {
    const { value } = await run(sendCommand, 'show version')
    return {
      version: /Version ([^,\s]+)/.exec(value)?.[1] ?? 'unknown',
      uptime: /uptime is (.+)/.exec(value)?.[1]?.trim() ?? 'unknown',
    }
  },
})

/** Sets the time server of an IOS device, and saves only what it has verified. */
export const setTimeServer = defineTask({
  module: import.meta.url,
  name: 'set time server',
  run: async ({ run }, { server }: { server: string }) => {
    const { value: facts } = await run(readFacts)
    await run(sendConfig, [`ntp server ${server}`])
    const { value: found } = await run(sendCommand, 'show running-config | include ntp server')
    if (!found.includes(`ntp server ${server}`))
      throw new Error(`the running configuration lacks "ntp server ${server}"; nothing was saved`)
    await run(saveConfig)
    return result({ value: facts, changed: true, diff: `+ntp server ${server}` })
  },
})
