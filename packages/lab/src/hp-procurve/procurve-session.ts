import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { ProcurveDevice } from './procurve-device.ts'

/** What one user's command line on ArubaOS-Switch remembers. */
export interface ProcurveSession extends IosLikeSession {
  /** The device under it. */
  readonly device: ProcurveDevice
}

/** What a command does. */
export type ProcurveHandler = Handler<ProcurveSession>

/** A session of a manager. */
export function procurveSession(device: ProcurveDevice, faults: () => Faults): ProcurveSession {
  return { ...newSession({ privileged: true, faults, configuration: device.running }), device }
}

/** `h# `, `h(config)# `, `h(vlan-10)# ` (cli-dialects 4.1), `h(eth-1)# ` [K]. */
export function promptOf({ device, mode, section, faults }: ProcurveSession): string {
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  const name = `${device.hostname}${clock}`
  if (mode === 'exec') return `${name}# `
  if (section === undefined) return `${name}(config)# `
  return `${name}(${section.id.replace('interface ', 'eth-').replace('vlan ', 'vlan-')})# `
}
