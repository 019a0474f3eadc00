import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { ComwareDevice } from './comware-device.ts'

/** What one user's command line on Comware remembers. */
export interface ComwareSession extends IosLikeSession {
  /** The device under it. */
  readonly device: ComwareDevice
}

/** What a command does. */
export type ComwareHandler = Handler<ComwareSession>

/** A session in the user view, of a user who may do everything. */
export function comwareSession(device: ComwareDevice, faults: () => Faults): ComwareSession {
  return { ...newSession({ privileged: true, faults, configuration: device.running }), device }
}

/** `<h>`, `[h]`, `[h-GigabitEthernet1/0/1]` (H3C, "CLI configuration"). */
export function promptOf({ device, mode, section, faults }: ComwareSession): string {
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  const name = `${device.hostname}${clock}`
  if (mode === 'exec') return `<${name}>`
  if (section === undefined) return `[${name}]`
  const view = section.id.replace(/^interface /, '').replaceAll(' ', '')
  return `[${name}-${view}]`
}
