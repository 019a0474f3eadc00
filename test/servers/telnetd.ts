import { execFile } from 'node:child_process'
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { startSupervised } from './supervised.ts'
import { addUnixUser, removeUnixUserCommand, type UnixUser } from './unix-user.ts'

const run = promisify(execFile)

/** GNU inetutils' telnetd on a loopback port, with login(1), bash, and its own user. */
export interface Telnetd extends UnixUser {
  /** `127.0.0.1`. */
  readonly hostname: string
  readonly port: number
  /** Kills all sessions without a goodbye; the server lives on. */
  readonly killSessions: () => Promise<void>
  /** Stops the server and removes its user and folder. */
  readonly close: () => Promise<void>
}

/**
 * Starts telnetd below an inetd of its own. Needs root, `inetutils-telnetd` (which brings
 * `inetutils-inetd`) and `useradd`. It is gone after `close`, and also when the test process ends in
 * any other way.
 */
export async function startTelnetd(): Promise<Telnetd> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-telnetd-'))
  await chmod(folder, 0o755)
  const [port, user] = await Promise.all([
    freePort(),
    addUnixUser({ shell: '/bin/bash', home: folder }),
  ])
  const configFile = join(folder, 'inetd.conf')
  const server = `127.0.0.1:${port} stream tcp nowait root /usr/sbin/telnetd telnetd\n`
  await writeFile(configFile, server)
  const killSessions = `for session in $(pgrep -P $(cat ${folder}/inetd.pid)); do
    kill -9 $session $(pgrep -P $session); done; true`
  const inetd = await startSupervised({
    start: `/usr/sbin/inetutils-inetd --debug --pidfile=${folder}/inetd.pid ${configFile} &`,
    stop: [
      killSessions,
      `kill $(cat ${folder}/inetd.pid); wait`,
      removeUnixUserCommand(user),
      `rm -rf ${folder}`,
    ].join('\n'),
    isReady: (line) => line.startsWith('registered '),
  })
  return {
    ...user,
    hostname: '127.0.0.1',
    port,
    killSessions: async () => {
      await run('/bin/sh', ['-c', killSessions])
    },
    close: inetd.close,
  }
}
