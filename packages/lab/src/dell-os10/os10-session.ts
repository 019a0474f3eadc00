import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { Os10Device } from './os10-device.ts'

/** What one user's command line on OS10 remembers. */
export interface Os10Session extends IosLikeSession {
  /** The device under it. */
  readonly device: Os10Device
}

/** What a command does. */
export type Os10Handler = Handler<Os10Session>

/** A session of a user who may do everything, in EXEC mode. */
export function os10Session(device: Os10Device, faults: () => Faults): Os10Session {
  return { ...newSession({ privileged: true, faults, configuration: device.running }), device }
}

/** `OS10# `, `OS10(config)# `, `OS10(conf-if-eth1/1/5)# ` (Dell, "Configuration fundamentals"). */
export function promptOf({ device, mode, section, faults }: Os10Session): string {
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  const name = `${device.hostname}${clock}`
  if (mode === 'exec') return `${name}# `
  if (section === undefined) return `${name}(config)# `
  const place = section.id.replace(/^interface (?:ethernet|vlan|mgmt)/, (kind) =>
    kind.endsWith('ethernet') ? 'if-eth' : kind.endsWith('vlan') ? 'if-vl-' : 'if-ma-',
  )
  return `${name}(conf-${place.replaceAll(' ', '-')})# `
}
