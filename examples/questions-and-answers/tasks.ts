import { defineTask, result } from '@nornir-ts/core'
import { sendCommand, sendCommands, ssh } from '@nornir-ts/plugins-ssh'

/** Clears the counters: a command that asks back. */
export const clearCounters = defineTask({
  module: import.meta.url,
  name: 'clear counters',
  run: async ({ run }) => {
    const dialog = [{ expect: '[confirm]', answer: '' }]
    await run(sendCommand, { command: 'clear counters', dialog })
    return result({ value: undefined, changed: true })
  },
})

/** Reads several things. They only read, so that they may be typed ahead where the user asks for it. */
export const collect = defineTask({
  module: import.meta.url,
  name: 'collect',
  run: async ({ run }, commands: readonly string[]) => {
    const { value } = await run(sendCommands, { commands, pipeline: 8 })
    return value.map(({ command, output }) => `${command}: ${output.split('\n').length} lines`)
  },
})

/** Reloads a device unless it has changes that were not saved, which a person should look at first. */
export const reloadUnlessModified = defineTask({
  module: import.meta.url,
  name: 'reload unless modified',
  run: async ({ connection, signal }) => {
    const session = await connection(ssh)
    const question = /\[yes\/no\]: ?|\[confirm\]/
    const asked = await session.sendCommand('reload', { expect: question, signal })
    if (asked.prompt.includes('[yes/no]')) {
      throw new Error(`not reloaded, the device asks: ${asked.prompt.trim()}`)
    }
    const { endedAt } = await session.sendCommand('', { endsSession: true, signal })
    return result({ value: endedAt === 'close' ? 'reloading' : 'still there', changed: true })
  },
})
