import type { Dialog } from '../../shell/reply.ts'
import type { IosHandler, IosSession } from '../ios-session.ts'

/** Cisco, "enable secret": the user is asked three times. */
const maxAttempts = 3

/** `enable`: asks for the secret, three times at most; `% No password set` when there is none (cli-dialects 4.1; unicon). */
export const enable: IosHandler = (session) => {
  if (session.privileged) return ''
  if (!session.device.hasEnableSecret) return '% No password set\n'
  return askSecret(session, 1)
}

function askSecret(session: IosSession, attempt: number): Dialog {
  return {
    kind: 'dialog',
    question: 'Password: ',
    ask: 'hidden',
    answer: (secret) => {
      if (session.device.acceptsSecret(secret)) {
        session.privileged = true
        return ''
      }
      return attempt < maxAttempts ? askSecret(session, attempt + 1) : '% Bad secrets\n\n'
    },
  }
}
