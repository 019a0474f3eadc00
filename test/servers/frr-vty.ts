import { execFile } from 'node:child_process'
import { chown, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { startSupervised } from './supervised.ts'

const run = promisify(execFile)

/** FRR's zebra with its own command line on a telnet port: no vtysh, no `sshd`, passwords of its own. */
export interface FrrVty {
  /** `127.0.0.1`. */
  readonly hostname: string
  readonly port: number
  /** Ends it without a goodbye. */
  readonly kill: () => Promise<void>
  /** Stops it and removes its folder. */
  readonly close: () => Promise<void>
}

/**
 * Starts zebra beside any FRR that the machine runs. Needs root and the Debian package `frr`.
 *
 * @param config - Its configuration; `password` and `enable password` say who may do what.
 */
export async function startFrrVty(config: string): Promise<FrrVty> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-vty-'))
  const configFile = join(folder, 'zebra.conf')
  await writeFile(configFile, config)
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => Number((await run('id', [which, 'frr'])).stdout)),
  )
  for (const path of [folder, configFile]) await chown(path, uid ?? 0, gid ?? 0)
  const port = await freePort()
  const pidFile = join(folder, 'zebra.pid')
  const files = `-i ${pidFile} --vty_socket ${folder} -z ${folder}/zserv.api -f ${configFile}`
  const zebra = await startSupervised({
    start: `/usr/lib/frr/zebra ${files} -A 127.0.0.1 -P ${port} --log stdout &`,
    stop: `kill $(cat ${pidFile}) 2> /dev/null; wait\nrm -rf ${folder}`,
    isReady: (line) => line.includes(' starting:'),
  })
  return {
    hostname: '127.0.0.1',
    port,
    kill: async () => {
      process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL')
    },
    close: zebra.close,
  }
}
