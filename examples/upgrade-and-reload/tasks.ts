import { defineTask } from '@nornir-ts/core'
import { reload, setBoot, transferFile, waitForReturn } from '@nornir-ts/plugins-ssh'

/**
 * Brings an image to a device, starts the device with it, and gives what then runs on it and what ran before. Whatever
 * fails ends it: a device whose flash is full, or where the image arrived broken, is never told to start with it.
 */
export const upgrade = defineTask({
  module: import.meta.url,
  name: 'upgrade',
  run: async ({ run }, { image, version, pollMs, stableForMs }: UpgradeOptions) => {
    const put = { direction: 'put', local: image, enableServer: true } as const
    const { path } = (await run(transferFile, put)).value
    await run(setBoot, { image: path })
    const since = (await run(reload, { save: true })).value
    const now = (await run(waitForReturn, { since, pollMs, stableForMs })).value
    if (now.version !== version) throw new Error(`it runs ${now.version}, not ${version}`)
    return `${since.before.version} → ${now.version}`
  },
})

/** What {@link upgrade} needs to know. */
export interface UpgradeOptions {
  /** The file on this machine. */
  readonly image: string
  /** What a device must say that it runs. */
  readonly version: string
  /** How often the device is looked for, in milliseconds. */
  readonly pollMs: number
  /** How long it must then stay, in milliseconds. */
  readonly stableForMs: number
}
