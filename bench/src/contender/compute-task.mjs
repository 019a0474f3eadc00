// In a file of its own: threads load it.
import { defineTask } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import { hashBlocks } from './compute.mjs'

/** Connects, asks, computes. */
export const askAndCompute = defineTask({
  module: import.meta.url,
  name: 'askAndCompute',
  run: async ({ connection }, { command, blocks }) => {
    const session = await connection(ssh)
    const { output } = await session.sendCommand(command)
    return { output, digest: hashBlocks(blocks) }
  },
})
