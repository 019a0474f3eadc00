import { createHash } from 'node:crypto'
import {
  SshConfigTokenError,
  SshConfigUnsafeValueError,
  SshConfigVariableError,
} from './expansion-error.ts'
import type { LocalUser } from './local-user.ts'
import { SshConfigSyntaxError } from './ssh-config-error.ts'
import type { Setting } from './statement.ts'

/** What the `%` tokens stand for, for one connection. */
export interface Connection {
  /** The host as it was asked for (`%n`). */
  readonly originalHost: string
  /** The host that will be connected to (`%h`). */
  readonly hostname: string
  /** The port on it (`%p`). */
  readonly port: number
  /** The user on it (`%r`). */
  readonly user: string
  /** The name under which its key is known (`%k`). */
  readonly hostKeyAlias: string
  /** The local user and machine (`%u %i %d %L %l`). */
  readonly local: LocalUser
}

/** The tokens by letter, TOKENS in ssh_config(5). */
const tokens: Readonly<Record<string, (connection: Connection) => string>> = {
  C: hashConnection,
  L: ({ local }) => local.machine.replace(/\..*$/s, ''),
  d: ({ local }) => local.home,
  h: ({ hostname }) => hostname,
  i: ({ local }) => String(local.uid),
  k: ({ hostKeyAlias }) => hostKeyAlias,
  l: ({ local }) => local.machine,
  n: ({ originalHost }) => originalHost,
  p: ({ port }) => String(port),
  r: ({ user }) => user,
  u: ({ local }) => local.name,
}

/** Letters whose text can come from the inventory, and so from another machine. */
const foreign = 'hknr'

/** What foreign text must not look like, by where it goes. */
const unsafe = {
  /** More than a name could be read there. OpenSSH has refused much of this since 9.6 (CVE-2023-51385). */
  command: /^-|[\s'"`$\\;&<>|(){}*?[\]!#~\p{Cc}]/u,
  /** It could lead out of the folder. */
  path: /[/\\\p{Cc}]|^\.\.?$/u,
  /** A host or user name is only looked at. */
  name: undefined,
}

interface Kind {
  /** Letters of the tokens that may stand there. */
  readonly letters: string
  /** What the value is. */
  readonly use: keyof typeof unsafe
}

/** Kinds of values, each with the tokens that OpenSSH takes there. */
export const kinds = {
  hostname: { letters: 'h', use: 'name' },
  path: { letters: 'CLdhiklnpru', use: 'path' },
  jumpHost: { letters: 'hknpr', use: 'name' },
  proxyCommand: { letters: 'hknpr', use: 'command' },
  execCommand: { letters: 'CLdhiklnpru', use: 'command' },
} as const satisfies Record<string, Kind>

/**
 * Replaces the tokens of a value.
 *
 * @throws {@link SshConfigTokenError} for a token that may not stand there;
 *   {@link SshConfigUnsafeValueError} when a host or user name is not safe there.
 */
export function expandTokens(setting: Setting<string>, kind: Kind, connection: Connection): string {
  return setting.value.replace(/%(.?)/gs, (_, letter: string) => {
    return expandToken(letter, { setting, kind, connection })
  })
}

/**
 * Replaces what can stand in a path: `~` in front, tokens, and `${VARIABLE}`.
 *
 * @throws What {@link expandTokens} throws; {@link SshConfigVariableError} when a variable is not
 *   set; {@link SshConfigSyntaxError} for the home of another user.
 */
export function expandPath(setting: Setting<string>, connection: Connection): string {
  const { place } = setting
  const value = expandTilde(setting, connection.local.home)
  const context = { setting: { value, place }, kind: kinds.path, connection }
  return value.replace(/%(.?)|\$\{([^}]*)\}?/gs, (found, letter, variable) => {
    if (letter !== undefined) return expandToken(letter, context)
    if (!found.endsWith('}')) {
      throw new SshConfigSyntaxError({ ...place, problem: `"\${" is not closed in "${value}"` })
    }
    const text = process.env[variable]
    if (text === undefined) throw new SshConfigVariableError({ ...place, value, variable })
    return text
  })
}

/**
 * Replaces a `~` in front of a path.
 *
 * @param home - The home directory of the local user.
 * @throws {@link SshConfigSyntaxError} for the home of another user.
 */
export function expandTilde({ value, place }: Setting<string>, home: string): string {
  if (!value.startsWith('~')) return value
  if (value === '~' || value.startsWith('~/')) return `${home}${value.slice(1)}`
  const problem = `"${value}" is in the home of another user, which cannot be looked up; write the whole path`
  throw new SshConfigSyntaxError({ ...place, problem })
}

function expandToken(
  letter: string,
  { setting, kind, connection }: { setting: Setting<string>; kind: Kind; connection: Connection },
): string {
  const { value, place } = setting
  const token = `%${letter}`
  if (letter === '%') return '%'
  const expand = kind.letters.includes(letter) ? tokens[letter] : undefined
  if (expand === undefined) {
    const allowed = ['%%', ...Array.from(kind.letters, (name) => `%${name}`)]
    throw new SshConfigTokenError({ ...place, value, token, allowed })
  }
  const replacement = expand(connection)
  if (foreign.includes(letter) && unsafe[kind.use]?.test(replacement)) {
    throw new SshConfigUnsafeValueError({ ...place, value, token, replacement })
  }
  return replacement
}

/** `%C`; its parts are those of OpenSSH 9.2, later versions add the jump host. */
function hashConnection({ local, hostname, port, user }: Connection): string {
  return createHash('sha1').update(`${local.machine}${hostname}${port}${user}`).digest('hex')
}
