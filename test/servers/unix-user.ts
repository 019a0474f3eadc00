import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Test files run in parallel, and useradd fails at once when another one holds its lock. */
const LOCK = '/run/lock/nornir-ts-test-users'

/** A user of this machine that exists only for a test. */
export interface UnixUser {
  /** `nornirtest` and eight random digits. */
  readonly username: string
  /** Random. */
  readonly password: string
}

/** What {@link addUnixUser} may be told. */
export interface UnixUserOptions {
  /** Log-in shell. */
  readonly shell: string
  /** Home folder; it is not created. */
  readonly home: string
  /** Further groups. */
  readonly groups?: readonly string[] | undefined
  /** An existing user whose number and first group the new name shares. */
  readonly aliasOf?: string | undefined
}

/**
 * Adds a user with a random name and password. Whoever calls sees to it that
 * {@link removeUnixUserCommand} runs at the end.
 *
 * @param options - Shell, home and groups.
 */
export async function addUnixUser(options: UnixUserOptions): Promise<UnixUser> {
  const { shell, home, groups = [], aliasOf } = options
  const username = `nornirtest${randomBytes(4).toString('hex')}`
  const password = randomBytes(12).toString('base64url')
  const flags = ['--no-create-home', '--home-dir', home, '--shell', shell]
  if (groups.length > 0) flags.push('--groups', groups.join(','))
  if (aliasOf !== undefined) flags.push('--non-unique', '--uid', await idOf(aliasOf, '-u'))
  if (aliasOf !== undefined) flags.push('--gid', await idOf(aliasOf, '-g'))
  await run('flock', [LOCK, 'useradd', ...flags, username])
  await setPassword(username, password)
  return { username, password }
}

/**
 * Gives the shell text that removes a user.
 *
 * @param user - Made by {@link addUnixUser}.
 */
export function removeUnixUserCommand({ username }: UnixUser): string {
  // -f: the processes of a user who shares the number would count as this one's.
  return `flock ${LOCK} userdel -f ${username} > /dev/null 2>&1`
}

async function idOf(username: string, which: '-u' | '-g'): Promise<string> {
  return (await run('id', [which, username])).stdout.trim()
}

async function setPassword(username: string, password: string): Promise<void> {
  const child = run('flock', [LOCK, 'chpasswd'])
  child.child.stdin?.end(`${username}:${password}\n`)
  await child
}
