import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { NxosDevice } from './nxos-device.ts'

/** What one user's command line on NX-OS remembers. */
export interface NxosSession extends IosLikeSession {
  /** The device under it. */
  readonly device: NxosDevice
}

/** What a command does. */
export type NxosHandler = Handler<NxosSession>

/** A session at the prompt of exec mode, without paging. */
export function nxosSession(
  device: NxosDevice,
  user: { readonly privileged: boolean; readonly faults: () => Faults },
): NxosSession {
  return { ...newSession({ ...user, configuration: device.running }), device }
}

/** The prompt, with a blank behind it (cli-dialects 4.1; unicon), e.g. `r1(config-if)# `. */
export function promptOf({ device, mode, privileged, faults }: NxosSession): string {
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  const name = `${device.hostname}${clock}`
  if (mode === 'exec') return `${name}${privileged ? '#' : '>'} `
  return `${name}(${mode})# `
}
