import { defineTask } from '@nornir-ts/core'
import { type SshOptions, ssh } from '@nornir-ts/plugins-ssh'
import { type TestNornir, testNornir } from './ssh-target.ts'

/** Where a recorded device listens. */
interface Address {
  readonly address: string
  readonly port: number
}

/** How a session on a recorded device is opened. */
export interface RecordedHostOptions {
  readonly platform?: string
  readonly enableSecret?: string
  readonly platforms?: SshOptions['platforms']
  readonly limits?: SshOptions['limits']
}

/** A Nornir that knows one recorded device, as `r1`. Short silences: recordings answer at once. */
export function recordedHost(
  { address, port }: Address,
  { platform = 'cisco_ios', enableSecret, platforms, limits }: RecordedHostOptions = {},
): Promise<TestNornir> {
  const host = { hostname: address, port, username: 'admin', password: 'admin', platform }
  return testNornir(
    { r1: host },
    { enableSecret, platforms, limits: { doubtQuietMs: 60, recoverTimeoutMs: 100, ...limits } },
  )
}

/** Goes to a mode and says which one the prompt tells then. */
export const goToMode = defineTask({
  module: import.meta.url,
  name: 'go to mode',
  run: async ({ connection }, mode: string) => {
    const session = await connection(ssh)
    await session.enterMode(mode)
    return session.mode
  },
})
