import { defineTask } from '@nornir-ts/core'
import { backupConfig, getConfig } from '@nornir-ts/plugins-ssh'

/** Says whether a device would come up as it runs: what was configured and never saved is lost then. */
export const findUnsaved = defineTask({
  module: import.meta.url,
  name: 'find unsaved changes',
  run: async ({ run }) => {
    const running = await run(getConfig, { normalize: true })
    const startup = await run(getConfig, { source: 'startup', normalize: true })
    return running.value.text === startup.value.text ? 'saved' : 'not saved'
  },
})

/** Backs a device up, and tells in a line what came of it. */
export const backUp = defineTask({
  module: import.meta.url,
  name: 'back up',
  run: async ({ run }, folder: string) => {
    const { value } = await run(backupConfig, { folder, keep: 5 })
    return `${value.changed ? 'changed' : 'as before'}, ${value.bytes} bytes`
  },
})
