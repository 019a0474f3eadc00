import { defineTask } from '@nornir-ts/core'
import { reload, setBoot, waitForReturn } from '@nornir-ts/plugins-ssh'

/** Starts a device with another image, and gives what then runs on it and what ran before. */
export const upgrade = defineTask({
  module: import.meta.url,
  name: 'upgrade',
  run: async ({ run }, { image, pollMs, stableForMs }: UpgradeOptions) => {
    await run(setBoot, { image })
    const since = (await run(reload, { save: true })).value
    const { version } = (await run(waitForReturn, { since, pollMs, stableForMs })).value
    return `${since.before.version} → ${version}`
  },
})

/** What {@link upgrade} needs to know. */
export interface UpgradeOptions {
  /** The file, with its file system. */
  readonly image: string
  /** How often the device is looked for, in milliseconds. */
  readonly pollMs: number
  /** How long it must then stay, in milliseconds. */
  readonly stableForMs: number
}
