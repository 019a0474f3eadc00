import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Network } from '../network/network.ts'
import type { Job } from './job.ts'

/** How a contender finds the devices and logs in to them. */
export type LogIn = Pick<Job, 'devices' | 'username' | 'password' | 'knownHostsFile'>

/**
 * Says how to log in to the devices of a network, and writes their host keys to a file.
 *
 * @param network - The devices.
 * @param folder - Where the file goes.
 */
export function logInTo({ devices, username, password }: Network, folder: string): LogIn {
  const knownHostsFile = join(folder, 'known_hosts')
  const known = devices.map(({ port, hostKey }) => `[127.0.0.1]:${port} ${hostKey}\n`)
  writeFileSync(knownHostsFile, known.join(''))
  return { devices, username, password, knownHostsFile }
}
