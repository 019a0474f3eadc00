import { renderErrors } from '../configuration/semantic-errors.ts'
import { moment } from '../date.ts'
import type { XrDevice } from '../xr-device.ts'
import { mergedOf, type XrSession } from '../xr-session.ts'

/** The release that the device says it runs. */
export const release = '24.3.1'

/** The head of a configuration (public notes on XRv9k 24.3.1). */
const head = `!! Building configuration...\n!! IOS XR Configuration ${release}\n`

/** `show running-config`. */
export function showRunningConfig(device: XrDevice): string {
  const { at, user } = device.commits[0] ?? { at: device.first.at, user: 'SYSTEM' }
  return `${head}!! Last configuration change at ${moment(at)} by ${user}\n!\n${device.running.render()}end\n\n`
}

/** `show configuration`: the target, that is what would be changed. */
export function showTarget(session: XrSession): string {
  return `${head}${session.device.running.changesTo(mergedOf(session))}end\n\n`
}

/** `show configuration merge`: the running configuration with the target in it. */
export function showMerged(session: XrSession): string {
  return `${head}${mergedOf(session).render()}end\n\n`
}

/** `show configuration failed`. */
export function showFailed({ editing }: XrSession): string {
  const errors = editing?.failed ?? []
  return errors.length === 0 ? '% No such configuration item(s)\n\n' : renderErrors(errors)
}

/** `show configuration commit changes last N`. */
export function showCommitChanges({ commits, running }: XrDevice, last: number): string {
  const before = commits[Math.min(last, commits.length) - 1]?.before ?? running
  return `${head}${before.changesTo(running)}end\n\n`
}

/** `show configuration commit list` (recorded: ntc-templates, cisco_xr). */
export function showCommitList({ commits }: XrDevice): string {
  const rows = commits.map(({ id, label, user, line, client, at }, index) =>
    [
      String(index + 1).padEnd(5),
      (label ?? id).padEnd(12),
      user.padEnd(10),
      `${line}:node0_RP0_CPU`.padEnd(20),
      client.padEnd(12),
      `${moment(at)}\n`,
    ].join(''),
  )
  return `SNo. Label/ID    User      Line                Client      Time Stamp
~~~~ ~~~~~~~~    ~~~~      ~~~~                ~~~~~~      ~~~~~~~~~~
${rows.join('')}`
}
