import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Contender } from '../measure/compare.ts'
import type { DeviceFarm } from '../network/device-farm.ts'
import { checkOutputs, checkText } from './show-version.ts'

/** The devices of a farm behind some ports, and how they are worked on. */
export interface SiteOptions {
  /** Where the files for the contenders go: their path up to the suffix. */
  readonly prefix: string
  /** Names and credentials of the devices. */
  readonly farm: DeviceFarm
  /** Where each device is reached, in the order of the farm. */
  readonly ports: readonly number[]
  /** How many devices are worked on at once. */
  readonly concurrency: number
}

/** Writes the files that the contenders for connect + show version read, and says how each is started. */
export function writeSite({ prefix, farm, ports, concurrency }: SiteOptions) {
  const devices = farm.devices.map(({ name }, index) => ({ name, port: ports[index] }))
  const names = devices.map(({ name }) => name)
  const site = `${prefix}.json`
  const knownHosts = `${prefix}.known_hosts`
  const key = `${prefix}.key`
  const lines = `${prefix}.lines`
  const { username, password, hostKey, privateKey } = farm
  const perDevice = (line: (port: number | undefined) => string) =>
    devices.map(({ port }) => `${line(port)}\n`).join('')

  const login = { username, password, concurrency, knownHostsFile: knownHosts }
  writeFileSync(site, JSON.stringify({ devices, ...login }))
  writeFileSync(
    knownHosts,
    perDevice((port) => `[127.0.0.1]:${port} ${hostKey}`),
  )
  writeFileSync(key, privateKey, { mode: 0o600 })
  writeFileSync(
    lines,
    perDevice((port) => `-p ${port} ${username}@127.0.0.1 show version`),
  )

  const node = (name: string, file: string): Contender => ({
    name,
    command: [process.execPath, contender(file), site],
    check: (output) => checkOutputs(output, names),
  })
  const openSsh: Contender = {
    name: 'OpenSSH (xargs -P)',
    command: ['sh', contender('openssh.sh'), lines, key, knownHosts, `${concurrency}`],
    check: (output) => checkText(output, names),
  }
  return {
    floor: node('bare ssh2 (floor)', 'bare-ssh2.mjs'),
    ours: node('nornir-ts', 'nornir-ts.mjs'),
    openSsh,
  }
}

const contender = (file: string) => fileURLToPath(new URL(`../contender/${file}`, import.meta.url))
