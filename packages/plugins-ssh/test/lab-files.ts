import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NornirOptions } from '@nornir-ts/core'
import { type DeviceOptions, type LabDevice, startLab } from '@nornir-ts/lab'
import type { TransferFileParams } from '@nornir-ts/plugins-ssh'
import { type TestNornir, testNornir } from './ssh-target.ts'

/** A device of the lab with files, a Nornir that knows it as `r1`, and a folder on this machine. */
export interface LabFiles extends TestNornir {
  readonly device: LabDevice
  /** A path in the folder. */
  readonly path: (name: string) => string
  /** Writes `image.bin` of the folder, and says that it is to be put on the device. */
  readonly put: (
    content: Uint8Array,
    more?: Partial<TransferFileParams>,
  ) => Promise<TransferFileParams>
  /** Reads a file of the folder. */
  readonly read: (name: string) => Promise<Buffer>
  /** What is in the folder. */
  readonly names: () => Promise<readonly string[]>
}

/**
 * Starts them.
 *
 * @param device - Its platform, files, faults.
 * @param nornir - Options of Nornir.
 */
export async function labFiles(
  device: Omit<DeviceOptions, 'name' | 'platform'> & {
    readonly platform: NonNullable<DeviceOptions['platform']>
  },
  nornir: NornirOptions = {},
): Promise<LabFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'nornir-ts-files-'))
  const path = (name: string): string => join(folder, name)
  const lab = await startLab({ devices: [{ ...device, name: 'r1' }] })
  const { address: hostname, port } = lab.device('r1')
  const { username = 'admin', password = 'admin', platform } = device
  const r1 = { hostname, port, username, password, platform }
  const { nr, ...rest } = await testNornir({ r1 }, {}, nornir)
  return {
    nr,
    device: lab.device('r1'),
    path,
    put: async (content, more = {}) => {
      await writeFile(path('image.bin'), content)
      return { direction: 'put', local: path('image.bin'), ...more }
    },
    read: (name) => readFile(path(name)),
    names: () => readdir(folder),
    [Symbol.asyncDispose]: async () => {
      await rest[Symbol.asyncDispose]()
      await lab.close()
      await rm(folder, { recursive: true })
    },
  }
}
