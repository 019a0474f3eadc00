import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Sshd, startSshd } from './sshd.ts'
import { startSupervised } from './supervised.ts'

const run = promisify(execFile)

/** FRR behind an `sshd` whose user has `vtysh` as log-in shell. */
export interface Frr extends Sshd {
  /** The file that `write memory` writes. */
  readonly configFile: string
}

/** What {@link startFrr} may be told. */
export interface FrrOptions {
  /** The configuration to start with. Default: `hostname frr`. */
  readonly config?: string | undefined
  /** Lines of `sshd_config`. */
  readonly sshdConfig?: readonly string[] | undefined
}

const DAEMONS = ['zebra', 'staticd', 'bgpd'] as const

/**
 * Starts zebra, staticd and bgpd in a folder of their own, beside any FRR that the machine runs,
 * and an `sshd` before them. Needs root and the Debian packages `frr` and `openssh-server`.
 * Interfaces are the machine's own: describe `lo`, give nothing an address.
 *
 * @param options - Configuration to start with.
 */
export async function startFrr(options: FrrOptions = {}): Promise<Frr> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-frr-'))
  const { configFile, loginShell, sockets } = await layOut(folder, options.config)
  const ready = new Set<string>()
  const daemons = await startSupervised({
    start: DAEMONS.map((daemon) => daemonCommand(daemon, sockets, configFile)).join('\n'),
    stop: `kill $(cat ${sockets}/*.pid); wait\nrm -rf ${folder}`,
    isReady: (line) => {
      const started = DAEMONS.find(
        (daemon) => line.includes(`${daemon} `) && / starting:/.test(line),
      )
      if (started !== undefined) ready.add(started)
      return ready.size === DAEMONS.length
    },
  })
  try {
    await run('vtysh', [...vtyshFlags(sockets, folder), '-b'])
    // The user is another name of frr's: only the owner of the file may keep its owner when
    // vtysh saves, and without that it does not say [OK].
    const sshd = await startSshd({
      shell: loginShell,
      aliasOf: 'frr',
      groups: ['frrvty'],
      config: options.sshdConfig,
    })
    const close = async (): Promise<void> => {
      await sshd.close()
      await daemons.close()
    }
    return { ...sshd, configFile, close }
  } catch (error) {
    await daemons.close()
    throw error
  }
}

interface Layout {
  readonly configFile: string
  readonly loginShell: string
  readonly sockets: string
}

async function layOut(folder: string, config = 'hostname frr\n'): Promise<Layout> {
  const configFile = join(folder, 'frr.conf')
  const loginShell = join(folder, 'vtysh-login')
  const sockets = join(folder, 'run')
  await mkdir(sockets)
  await writeFile(configFile, config)
  await writeFile(join(folder, 'vtysh.conf'), 'service integrated-vtysh-config\nhostname frr\n')
  const flags = vtyshFlags(sockets, folder).join(' ')
  await writeFile(loginShell, `#!/bin/sh\nexec /usr/bin/vtysh ${flags}\n`, { mode: 0o755 })
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => {
      return Number((await run('id', [which, 'frr'])).stdout)
    }),
  )
  for (const path of [folder, sockets, configFile, join(folder, 'vtysh.conf')]) {
    await chown(path, uid ?? 0, gid ?? 0)
  }
  await chmod(folder, 0o755)
  return { configFile, loginShell, sockets }
}

function vtyshFlags(sockets: string, folder: string): string[] {
  return ['--vty_socket', sockets, '--config_dir', folder]
}

/** `-n` and `-p 0` keep bgpd away from the kernel's routes and from port 179. */
function daemonCommand(daemon: string, sockets: string, configFile: string): string {
  const own = daemon === 'bgpd' ? '-n -p 0' : ''
  const files = `-i ${sockets}/${daemon}.pid --vty_socket ${sockets} -z ${sockets}/zserv.api`
  return `/usr/lib/frr/${daemon} ${files} -f ${configFile} -A 127.0.0.1 -P 0 ${own} --log stdout &`
}
