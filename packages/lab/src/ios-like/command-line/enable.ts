import type { Dialog } from '../../shell/reply.ts'
import type { IosLikeSession } from './session.ts'

/** How a family of devices asks for the enable secret. */
export interface EnableDialog {
  /** Tells whether a secret opens privileged mode. */
  readonly accepts: (secret: string) => boolean
  /** Printed when the last attempt was wrong. */
  readonly refusal: string
  /** Printed behind every other wrong one. */
  readonly again?: string | undefined
}

/** Cisco, "enable secret": the user is asked three times. */
const maxAttempts = 3

/** Asks for the secret, three times at most. */
export function askSecret(session: IosLikeSession, dialog: EnableDialog, attempt = 1): Dialog {
  return {
    kind: 'dialog',
    output: attempt === 1 ? undefined : dialog.again,
    question: 'Password: ',
    ask: 'hidden',
    answer: (secret) => {
      if (dialog.accepts(secret)) {
        session.privileged = true
        return ''
      }
      return attempt < maxAttempts ? askSecret(session, dialog, attempt + 1) : dialog.refusal
    },
  }
}
