import { askSecret } from '../../ios-like/command-line/enable.ts'
import type { IosHandler } from '../ios-session.ts'

/** `enable`: asks for the secret, three times at most; `% No password set` when there is none (cli-dialects 4.1; unicon). */
export const enable: IosHandler = (session) => {
  const { device, privileged } = session
  if (privileged) return ''
  if (!device.hasEnableSecret) return '% No password set\n'
  const accepts = (secret: string): boolean => device.acceptsSecret(secret)
  return askSecret(session, { accepts, refusal: '% Bad secrets\n\n' })
}
