import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { AoscxDevice } from './aoscx-device.ts'

/** What one user's command line on AOS-CX remembers. */
export interface AoscxSession extends IosLikeSession {
  /** The device under it. */
  readonly device: AoscxDevice
}

/** What a command does. */
export type AoscxHandler = Handler<AoscxSession>

/** A session of an administrator, who starts in the manager context. */
export function aoscxSession(device: AoscxDevice, faults: () => Faults): AoscxSession {
  return { ...newSession({ privileged: true, faults, configuration: device.running }), device }
}

/** The prompt, e.g. `switch(config-if)# ` (Aruba, "checkpoint auto": `switch# `). */
export function promptOf({ device, mode, faults }: AoscxSession): string {
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  const name = `${device.hostname}${clock}`
  return mode === 'exec' ? `${name}# ` : `${name}(${mode})# `
}
