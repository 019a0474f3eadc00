import { execFile } from 'node:child_process'
import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { startSupervised } from './supervised.ts'
import { addUnixUser, removeUnixUserCommand, type UnixUser } from './unix-user.ts'

const run = promisify(execFile)

/** What {@link startSshd} may be told. */
export interface SshdOptions {
  /** Log-in shell of the user. Default: `/bin/bash`. */
  readonly shell?: string | undefined
  /** Further groups of the user. */
  readonly groups?: readonly string[] | undefined
  /** An existing user whose number the test user shares. */
  readonly aliasOf?: string | undefined
  /** Types of the host keys. Default: `['ed25519']`. */
  readonly hostKeyTypes?: readonly HostKeyType[] | undefined
  /** Lines of `sshd_config` that win over ours. */
  readonly config?: readonly string[] | undefined
  /** Shell text that is run after the server was stopped. */
  readonly stop?: string | undefined
}

/** A type of host key, as `ssh-keygen -t` takes it. */
export type HostKeyType = 'ed25519' | 'rsa' | 'ecdsa'

/** OpenSSH's server on a loopback port, with its own keys and its own user. */
export interface Sshd extends UnixUser {
  /** `127.0.0.1`. */
  readonly hostname: string
  readonly port: number
  /** The server's folder, gone after `close`. */
  readonly folder: string
  /** Public host keys as `known_hosts` has them: type and base64. */
  readonly hostKeys: () => Promise<readonly string[]>
  /** What the server logged so far (`LogLevel VERBOSE`). */
  readonly log: readonly string[]
  /** Resolves with the first line of the log that fulfils `wanted`, also a coming one. */
  readonly logLine: (wanted: (line: string) => boolean) => Promise<string>
  /** Lets the user log in with a key. */
  readonly authorize: (publicKey: string) => Promise<void>
  /** Gives the server new host keys on the same port, as a replaced device has. */
  readonly renewHostKeys: (types?: readonly HostKeyType[]) => Promise<void>
  /** Kills all sessions without a goodbye; the server lives on. */
  readonly killSessions: () => Promise<void>
  /** Stops the server and removes its user and folder. */
  readonly close: () => Promise<void>
}

/** `UsePAM no`: passwords are checked against the shadow file, which works in any container. */
const CONFIG = `
ListenAddress 127.0.0.1
UsePAM no
PasswordAuthentication yes
KbdInteractiveAuthentication no
StrictModes no
PrintMotd no
PrintLastLog no
UseDNS no
MaxStartups 100
LogLevel VERBOSE
`

/**
 * Starts an `sshd` with a user of its own. Needs root, `openssh-server` and `useradd`. It is gone
 * after `close`, and also when the test process ends in any other way.
 *
 * @param options - Shell, keys and configuration.
 */
export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  const { shell = '/bin/bash', groups, aliasOf, stop = '' } = options
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-sshd-'))
  await chmod(folder, 0o755)
  await mkdir('/run/sshd', { recursive: true, mode: 0o755 })
  const types = options.hostKeyTypes ?? ['ed25519']
  const [port, user] = await Promise.all([
    freePort(),
    addUnixUser({ shell, home: folder, groups, aliasOf }),
    makeHostKeys(folder, types),
  ])
  const configFile = join(folder, 'sshd_config')
  const pidFile = join(folder, 'sshd.pid')
  const keysFile = join(folder, 'authorized_keys')
  const writeConfig = (keys: readonly HostKeyType[]): Promise<void> => {
    const own = keys.map((type) => `HostKey ${hostKeyFile(folder, type)}`)
    const files = [`Port ${port}`, `PidFile ${pidFile}`, `AuthorizedKeysFile ${keysFile}`]
    // sshd takes the first value that it meets.
    return writeFile(configFile, [...(options.config ?? []), ...own, ...files, CONFIG].join('\n'))
  }
  await writeConfig(types)
  const isListening = (line: string): boolean => line.startsWith('Server listening')
  const server = await startSupervised({
    start: `/usr/sbin/sshd -D -e -f ${configFile} &`,
    stop: [
      `listener=$(cat ${pidFile})`,
      killSessionsOf('$listener'),
      'kill $listener; wait',
      removeUnixUserCommand(user),
      stop,
      `rm -rf ${folder}`,
    ].join('\n'),
    isReady: isListening,
  })
  const listener = async (): Promise<string> => (await readFile(pidFile, 'utf8')).trim()
  let currentTypes = types
  return {
    ...user,
    hostname: '127.0.0.1',
    port,
    folder,
    log: server.log,
    logLine: server.line,
    hostKeys: () => Promise.all(currentTypes.map((type) => readHostKey(folder, type))),
    authorize: (publicKey) => appendFile(keysFile, `${publicKey.trim()}\n`),
    renewHostKeys: async (newTypes = currentTypes) => {
      await makeHostKeys(folder, newTypes)
      await writeConfig(newTypes)
      currentTypes = newTypes
      const from = server.log.length
      process.kill(Number(await listener()), 'SIGHUP')
      await server.line(isListening, from)
    },
    killSessions: async () => {
      await run('/bin/sh', ['-c', killSessionsOf(await listener())])
    },
    close: server.close,
  }
}

/** A session is two processes, one below the other; both hold the connection. */
function killSessionsOf(listener: string): string {
  return `for session in $(pgrep -P ${listener}); do kill -9 $session $(pgrep -P $session); done; true`
}

function hostKeyFile(folder: string, type: HostKeyType): string {
  return join(folder, `host_${type}`)
}

async function makeHostKeys(folder: string, types: readonly HostKeyType[]): Promise<void> {
  for (const type of types) {
    const file = hostKeyFile(folder, type)
    await Promise.all([rm(file, { force: true }), rm(`${file}.pub`, { force: true })])
    await run('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', '', '-f', file])
  }
}

async function readHostKey(folder: string, type: HostKeyType): Promise<string> {
  return (await readFile(`${hostKeyFile(folder, type)}.pub`, 'utf8')).trim()
}
