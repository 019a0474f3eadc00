import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Nornir, NornirOptions } from '@nornir-ts/core'
import { type DeviceOptions, type LabDevice, startLab } from '@nornir-ts/lab'
import type { Platform } from '@nornir-ts/plugins-ssh'
import { type TestHost, testNornir } from './ssh-target.ts'

/** Simulated devices, a Nornir that knows them by name, and a folder for their backups. */
export interface BackupLab extends AsyncDisposable {
  readonly nr: Nornir
  readonly device: (name: string) => LabDevice
  /** Not there yet. */
  readonly folder: string
  /** What is in the folder, by name. */
  readonly files: () => Promise<Readonly<Record<string, string>>>
}

/**
 * Starts them.
 *
 * @param devices - Their enable secret is `enable`.
 * @param nornir - Options of Nornir.
 * @param platform - What they are taken for. Default: `cisco_ios`.
 */
export async function backupLab(
  devices: readonly DeviceOptions[] = [{ name: 'r1' }],
  nornir: NornirOptions = {},
  platform?: Platform,
): Promise<BackupLab> {
  const scratch = await mkdtemp(join(tmpdir(), 'nornir-ts-backups-'))
  const folder = join(scratch, 'backups')
  const lab = await startLab({
    devices: devices.map((one) => ({ enableSecret: 'enable', ...one })),
  })
  const hosts = lab.devices.map(({ name, address, port }): [string, TestHost] => {
    const logIn = { username: 'admin', password: 'admin' }
    return [name, { hostname: address, port, platform: platform?.name ?? 'cisco_ios', ...logIn }]
  })
  const options = { enableSecret: 'enable', platforms: platform === undefined ? [] : [platform] }
  const { nr, ...rest } = await testNornir(Object.fromEntries(hosts), options, nornir)
  return {
    nr,
    device: (name) => lab.device(name),
    folder,
    files: async () => {
      const names = await readdir(folder)
      const texts = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])
      return Object.fromEntries(await Promise.all(texts))
    },
    [Symbol.asyncDispose]: async () => {
      await rest[Symbol.asyncDispose]()
      await lab.close()
      await rm(scratch, { recursive: true })
    },
  }
}
