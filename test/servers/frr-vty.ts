import { execFile } from 'node:child_process'
import { chown, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { startSupervised } from './supervised.ts'

const run = promisify(execFile)

/** A daemon of FRR with its own command line on a telnet port: no vtysh, no `sshd`, passwords of its own. */
export interface FrrVty {
  /** `127.0.0.1`. */
  readonly hostname: string
  readonly port: number
  /** Ends it without a goodbye. */
  readonly kill: () => Promise<void>
  /** Stops it and removes its folder. */
  readonly close: () => Promise<void>
}

/** What {@link startFrrVty} may be told. */
export interface FrrVtyOptions {
  /** Which daemon. Default: `zebra`. */
  readonly daemon?: 'zebra' | 'ripd' | undefined
  /** Whether lines go to a candidate that is committed (`--tcli`). Default: false. */
  readonly isTransactional?: boolean | undefined
}

/**
 * Starts a daemon beside any FRR that the machine runs. Needs root and the Debian package `frr`.
 *
 * @param config - Its configuration; `password` and `enable password` say who may do what.
 * @param options - Which daemon.
 */
export async function startFrrVty(
  config: string,
  { daemon = 'zebra', isTransactional = false }: FrrVtyOptions = {},
): Promise<FrrVty> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-vty-'))
  const configFile = join(folder, `${daemon}.conf`)
  await writeFile(configFile, config)
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => Number((await run('id', [which, 'frr'])).stdout)),
  )
  for (const path of [folder, configFile]) await chown(path, uid ?? 0, gid ?? 0)
  const port = await freePort()
  const pidFile = join(folder, `${daemon}.pid`)
  const files = `-i ${pidFile} --vty_socket ${folder} -z ${folder}/zserv.api -f ${configFile}`
  const own = isTransactional ? '--tcli' : ''
  const server = await startSupervised({
    start: `/usr/lib/frr/${daemon} ${own} ${files} -A 127.0.0.1 -P ${port} --log stdout &`,
    stop: `kill $(cat ${pidFile}) 2> /dev/null; wait\nrm -rf ${folder}`,
    isReady: (line) => line.includes(' starting:'),
  })
  return {
    hostname: '127.0.0.1',
    port,
    kill: async () => {
      process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL')
    },
    close: server.close,
  }
}
