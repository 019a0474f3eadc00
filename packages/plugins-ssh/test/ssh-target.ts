import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initNornir, type Nornir, type NornirOptions } from '@nornir-ts/core'
import { type SshOptions, ssh } from '@nornir-ts/plugins-ssh'

/** A host to run tasks on. */
export interface TestHost {
  readonly hostname: string
  readonly port: number
  readonly username: string
  readonly password: string
  readonly platform: string
  readonly connection_options?: {
    readonly ssh: { readonly extras: Readonly<Record<string, unknown>> }
  }
}

/** A Nornir with these hosts and a known_hosts file of its own. */
export interface TestNornir extends AsyncDisposable {
  readonly nr: Nornir
}

/**
 * Starts one.
 *
 * @param hosts - By name.
 * @param options - Defaults of the plugin.
 * @param nornir - Options of Nornir itself.
 */
export async function testNornir(
  hosts: Readonly<Record<string, TestHost>>,
  options: SshOptions = {},
  nornir: NornirOptions = {},
): Promise<TestNornir> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-ssh-'))
  const knownHostsFiles = [join(folder, 'known_hosts')]
  const nr = await initNornir({
    inventory: { hosts },
    ...nornir,
    connections: [ssh.with({ knownHostsFiles, ...options })],
  })
  return {
    nr,
    [Symbol.asyncDispose]: async () => {
      await nr.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
