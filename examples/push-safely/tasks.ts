import { defineTask, type Host } from '@nornir-ts/core'
import { pushConfig, ssh } from '@nornir-ts/plugins-ssh'

/** Where the running configuration of a platform shows the time servers. */
const showTime = ({ platform }: Host): string =>
  platform === 'juniper_junos' ? 'show configuration system ntp' : 'show running-config'

/** The lines for one host: the time server as its platform has it, and what is planned for it besides. */
function linesFor(host: Host, server: string): string[] {
  const time =
    host.platform === 'juniper_junos' ? `set system ntp server ${server}` : `ntp server ${server}`
  return [time, ...(host.get('planned', []) as string[])]
}

/** Sets the time server: afterwards a host has it and lets users in, or it is as it was. */
export const pushTimeServer = defineTask({
  module: import.meta.url,
  name: 'push time server',
  run: async ({ host, run }, server: string) => {
    const { value } = await run(pushConfig, {
      lines: (one) => linesFor(one, server),
      validate: [{ command: showTime(host), expect: server }],
    })
    return value.takenBackBy
  },
})

/** Whether a user gets in now: over a new connection, for the one that is open lives on behind a mistake. */
export const canLogIn = defineTask({
  module: import.meta.url,
  name: 'can log in',
  run: async ({ connection }) => {
    try {
      const session = await connection(ssh, { name: 'another', isNew: true })
      await session.close()
      return 'lets users in'
    } catch {
      return 'lets nobody in'
    }
  },
})
