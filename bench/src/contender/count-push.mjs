// Ours at a long wire: a whole `pushConfig`, in round trips, the new connection of its validation
// included. Arguments: as those of `count-config.mjs`. Prints { answer, figures }; the answer is the number
// of lines that the device then has.
import { defineTask } from '@nornir-ts/core'
import { ssh } from '@nornir-ts/plugins-ssh'
import { configLines, countStored } from './config-lines.mjs'
import { runFar } from './far-host.mjs'

const { roundTripMs, ...options } = JSON.parse(process.argv[2])
const isIos = options.host.platform === 'cisco_ios'
const { few } = configLines[options.host.platform]

const countPush = defineTask({
  module: import.meta.url,
  name: 'countPush',
  run: async ({ connection, host }) => {
    const lines = few(`pushed-${host.name}-${process.pid}`)
    const start = performance.now()
    const session = await connection(ssh)
    const connected = performance.now()
    // Without an archive the device has no timer that takes a change back; near and far are one device.
    if (isIos && host.name === 'near') await session.sendConfig(['archive', ' path flash:bench'])
    const pushing = performance.now()
    const reply = await session.pushConfig(lines, {
      connect: () => connection(ssh, { isNew: true }),
      validate: ['show version'],
    })
    const end = performance.now()
    if (!reply.confirmed || !reply.changed) throw new Error(`taken back by ${reply.takenBackBy}`)
    const { text } = await session.getConfig({ format: isIos ? 'text' : 'set' })
    return {
      stored: countStored(text, lines),
      pushMs: end - pushing,
      allMs: end - pushing + connected - start,
    }
  },
})

const { stored, pushMs, allMs } = await runFar(countPush, options)
const figures = { pushFive: pushMs / roundTripMs, connectPushFive: allMs / roundTripMs }
process.stdout.write(JSON.stringify({ answer: stored, figures }))
