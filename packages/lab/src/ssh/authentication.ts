import ssh2, { type AuthContext, type ParsedKey, type PublicKeyAuthContext } from 'ssh2'
import { InvalidPublicKeyError } from '../error/lab-error.ts'
import type { LoginAttempt } from '../log/device-log.ts'

/** Who may log in to a device, and how that is noted. */
export interface Credentials {
  /** The only user. */
  readonly username: string
  /** Its password, for both password and keyboard-interactive. */
  readonly password: string
  /** Its keys. */
  readonly keys: readonly ParsedKey[]
  /** Whether every attempt is rejected, asked at each. */
  readonly refused: () => boolean
  /** Told about every attempt. */
  readonly onAttempt: (attempt: LoginAttempt) => void
  /** Ends the connection: too many failures. */
  readonly onTooMany: () => void
}

/** Cisco, "ip ssh authentication-retries": 3 by default. */
const maxFailures = 3

type Method = LoginAttempt['method']

/**
 * Reads lines of `authorized_keys`.
 *
 * @throws {@link InvalidPublicKeyError} when one is not a public key.
 */
export function readPublicKeys(lines: readonly string[]): readonly ParsedKey[] {
  return lines.map((line) => {
    const key: ParsedKey | Error = ssh2.utils.parseKey(line)
    if (key instanceof Error) throw new InvalidPublicKeyError({ cause: key })
    return key
  })
}

/**
 * Decides the log-in of one connection: `none` is refused, as by every network device; the third wrong
 * password ends the connection.
 */
export function authenticator(credentials: Credentials): (context: AuthContext) => void {
  const { username, password, keys, refused, onAttempt, onTooMany } = credentials
  const methods = offeredMethods(credentials)
  let failures = 0
  return (context) => {
    const { username: user } = context
    const mayPass = user === username && !refused()
    const decide = (method: Method, right: boolean): void => {
      const accepted = mayPass && right
      onAttempt({ method, user, accepted })
      if (!accepted && method !== 'publickey') failures++
      if (accepted) context.accept()
      else if (failures < maxFailures) context.reject([...methods])
      else onTooMany()
    }
    switch (context.method) {
      case 'password':
        decide('password', context.password === password)
        break
      case 'keyboard-interactive':
        context.prompt([{ prompt: 'Password: ', echo: false }], (answers) => {
          decide('keyboard-interactive', answers?.[0] === password)
        })
        break
      case 'publickey':
        if (mayPass && isQuestion(context, keys)) context.accept()
        else
          decide(
            'publickey',
            keys.some((key) => isSigned(key, context)),
          )
        break
      default:
        context.reject([...methods])
    }
  }
}

/** Whether the client only asks if it may use a key that is known. */
function isQuestion(context: PublicKeyAuthContext, keys: readonly ParsedKey[]): boolean {
  return context.signature === undefined && keys.some((key) => isSameKey(key, context))
}

function offeredMethods({ keys }: Credentials): readonly Method[] {
  const byPassword: readonly Method[] = ['keyboard-interactive', 'password']
  return keys.length === 0 ? byPassword : ['publickey', ...byPassword]
}

function isSameKey(key: ParsedKey, { key: offered }: PublicKeyAuthContext): boolean {
  return key.getPublicSSH().equals(offered.data)
}

function isSigned(key: ParsedKey, context: PublicKeyAuthContext): boolean {
  const { blob, signature, hashAlgo } = context
  if (blob === undefined || signature === undefined || !isSameKey(key, context)) return false
  return key.verify(blob, signature, hashAlgo) === true
}
