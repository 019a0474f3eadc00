import type { RouterDevice } from './router-device.ts'

/** What one user's command line remembers. */
export interface RouterSession {
  /** The device under it. */
  readonly device: RouterDevice
  /** The user. */
  readonly user: string
  /** Further commands with their fixed output. */
  readonly outputs: Readonly<Record<string, string>>
  /** The menu in which the user is, as words; empty at the top. */
  menu: readonly string[]
  /** Columns of the terminal. */
  width: number
}

/** `[admin@r1] > `, in a menu `[admin@r1] /ip/address> ` (MikroTik, "Console", version 7). */
export function promptOf({ device, user, menu }: RouterSession): string {
  const place = menu.length === 0 ? '' : `/${menu.join('/')}`
  return `[${user}@${device.identity}] ${place}> `
}
