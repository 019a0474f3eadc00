// What the careless runbook runs: tasks that print whatever they can get hold of.
import { inspect } from 'node:util'
import { defineTask, NornirError, type Secret } from '@nornir-ts/core'
import { sendCommand, sendConfig, ssh, sshFiles } from '@nornir-ts/plugins-ssh'

/** Prints things in every way in which things are printed. */
export function show(...things: readonly unknown[]): void {
  for (const thing of things) {
    console.log(thing)
    console.dir(thing, { depth: null, showHidden: true })
    console.log(inspect(thing, { depth: 5, showHidden: true, getters: true, showProxy: true }))
    console.log(String(thing), JSON.stringify(thing))
  }
}

/** An error as careless people throw it. */
class CarelessError extends NornirError {
  readonly code = 'CARELESS'
  readonly token: Secret

  constructor(token: Secret, options?: ErrorOptions) {
    super(`no luck with ${token}`, options)
    this.token = token
  }
}

/** Parameters of {@link touch}. */
export interface TouchParams {
  readonly token: Secret
  readonly plain: string
}

/** Touches a device in every way, and prints what it is given. */
export const touch = defineTask({
  module: import.meta.url,
  name: 'touch',
  run: async (context, { token, plain }: TouchParams) => {
    const { host, connection, log, run } = context
    log.info({ host, token }, `a text of ${plain.length} characters`)
    const session = await connection(ssh)
    show(host, host.own, host.get('snmp'), session, token)
    console.log(inspect(context, { depth: 4, showHidden: true }))
    if (host.name === 'careless') throw new CarelessError(token, { cause: { token, host } })
    // The session's password is that of the connection for files.
    if (host.name === 'literal') show(await connection(sshFiles))
    await run(sendConfig, 'interface Loopback0\n description x')
    return { version: (await run(sendCommand, 'show version')).value, token, host: host.name }
  },
})
