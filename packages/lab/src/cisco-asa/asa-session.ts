import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { AsaDevice } from './asa-device.ts'

/** What one user's command line on an ASA remembers. */
export interface AsaSession extends IosLikeSession {
  /** The device under it. */
  readonly device: AsaDevice
}

/** What a command does. */
export type AsaHandler = Handler<AsaSession>

/** A session at the prompt of exec mode, without paging. */
export function asaSession(
  device: AsaDevice,
  user: { readonly privileged: boolean; readonly faults: () => Faults },
): AsaSession {
  return { ...newSession({ ...user, configuration: device.running }), device }
}

/** The prompt (cli-dialects 4.1), e.g. `r1(config-if)# `; the blank behind it [K]. */
export function promptOf({ device, mode, privileged, faults }: AsaSession): string {
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  const name = `${device.hostname}${clock}`
  if (mode === 'exec') return `${name}${privileged ? '#' : '>'} `
  return `${name}(${mode})# `
}
