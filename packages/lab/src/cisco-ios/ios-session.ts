import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { IosDevice } from './ios-device.ts'
import type { TclShell } from './tcl/tcl-shell.ts'

/** What one user's command line on IOS remembers. */
export interface IosSession extends IosLikeSession {
  /** The device under it. */
  readonly device: IosDevice
  /** The Tcl that the user is in, in the mode `tcl`. */
  tcl: TclShell | undefined
}

/** What a command does. */
export type IosHandler = Handler<IosSession>

/** A session at the prompt of exec mode, without paging. */
export function iosSession(
  device: IosDevice,
  user: { readonly privileged: boolean; readonly faults: () => Faults },
): IosSession {
  return { ...newSession({ ...user, configuration: device.running }), device, tcl: undefined }
}

/** The prompt of a session, e.g. `r1(config-if)#`. */
export function promptOf({ device, mode, privileged, faults }: IosSession): string {
  // netmiko#720: the time comes behind the name
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  if (mode === 'exec') return `${device.hostname}${clock}${privileged ? '#' : '>'}`
  // cli-dialects 4.1: the host part is cut to 20 characters in configuration prompts only
  return `${device.hostname.slice(0, 20)}${clock}(${mode})#`
}
