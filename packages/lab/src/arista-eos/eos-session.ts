import type { Faults } from '../fault/faults.ts'
import { type Handler, type IosLikeSession, newSession } from '../ios-like/command-line/session.ts'
import type { EosDevice } from './eos-device.ts'
import type { ConfigSession } from './session/config-sessions.ts'

/** What one user's command line on EOS remembers. */
export interface EosSession extends IosLikeSession {
  /** The device under it. */
  readonly device: EosDevice
  /** The configuration session that the user is in. */
  configSession: ConfigSession | undefined
}

/** What a command does. */
export type EosHandler = Handler<EosSession>

/** A session at the prompt of exec mode, without paging. */
export function eosSession(
  device: EosDevice,
  user: { readonly privileged: boolean; readonly faults: () => Faults },
): EosSession {
  const base = newSession({ ...user, configuration: device.running })
  return { ...base, device, configSession: undefined }
}

/** Characters of the name of a configuration session that the prompt shows (cli-dialects 4.4). */
const shownName = 6

/**
 * The prompt: `r1(config)#`, `r1(config-if-Et1)#`, in a configuration session `r1(config-s-chang)#` and
 * `r1(config-s-sess-2-if-Et22)#` (published captures of EOS 4.25).
 */
export function promptOf({
  device,
  mode,
  privileged,
  faults,
  section,
  configSession,
}: EosSession): string {
  const clock = faults().promptClock === true ? `.${device.now().toISOString().slice(11, 19)}` : ''
  const name = `${device.hostname}${clock}`
  if (mode === 'exec') return `${name}${privileged ? '#' : '>'}`
  const inside = configSession === undefined ? '' : `-s-${configSession.name.slice(0, shownName)}`
  const below = `${mode.slice('config'.length)}${suffixOf(mode, section?.text ?? '')}`
  return `${name}(config${inside}${below})#`
}

/** What the prompt says about the section besides its kind. */
function suffixOf(mode: string, text: string): string {
  const last = text.split(' ').at(-1) ?? ''
  if (mode === 'config-if') return `-${last.replace(/^([A-Z][a-z])[A-Za-z-]*/, '$1')}`
  return ['config-vlan', 'config-acl', 'config-std-acl'].includes(mode) ? `-${last}` : ''
}

/** Back to exec mode; a configuration session stays pending (Arista, "configure session"). */
export function leaveConfig(session: EosSession): void {
  session.mode = 'exec'
  session.section = undefined
  session.configSession = undefined
  session.configuration = session.device.running
}
