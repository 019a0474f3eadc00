import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Missing } from '../measure/compare.ts'

/** What others use for the same work. */
export interface Peer {
  /** Shown in the table. */
  readonly name: string
  /** The packages that it is, as `requirements.txt` pins them. */
  readonly packages: readonly string[]
}

/** Nornir alone, for its inventory. */
export const nornirCore: Peer = { name: 'nornir', packages: ['nornir'] }

/** Nornir, with Netmiko to work with devices. */
export const nornir: Peer = {
  name: 'nornir + netmiko',
  packages: ['nornir', 'nornir-netmiko', 'netmiko'],
}

/** Netmiko alone. */
export const netmiko: Peer = { name: 'netmiko, threads', packages: ['netmiko'] }

/** scrapli over asyncssh. */
export const scrapli: Peer = { name: 'scrapli, asyncssh', packages: ['scrapli', 'asyncssh'] }

/** TextFSM, with the templates that Netmiko takes. */
export const textfsm: Peer = { name: 'textfsm', packages: ['textfsm', 'ntc_templates'] }

const inPeers = (path: string) => fileURLToPath(new URL(`../../peers/${path}`, import.meta.url))
const python = inPeers('.venv/bin/python')
const howToInstall = 'bench/peers/setup.sh installs it'

/** The start of a command line that runs a file of `bench/peers`, or why it cannot be run. */
export function peerCommand({ name, packages }: Peer, file: string): readonly string[] | Missing {
  const missing = packages.flatMap(whyMissing)
  if (missing.length > 0) return { name, missing: `${missing.join(', ')}; ${howToInstall}` }
  return [python, inPeers(file)]
}

function whyMissing(name: string): string[] {
  const version = versions()[name]
  const pinned = pins()[name]
  if (version === pinned) return []
  return [version === undefined ? `no ${name}` : `${name} ${version} instead of ${pinned}`]
}

type Versions = Readonly<Record<string, string>>

let installed: Versions | undefined

function versions(): Versions {
  installed ??= askPython()
  return installed
}

function askPython(): Versions {
  const code =
    'import importlib.metadata as m, json; print(json.dumps({d.name: d.version for d in m.distributions()}))'
  const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8' })
  return status === 0 ? JSON.parse(stdout) : {}
}

function pins(): Versions {
  const lines = readFileSync(inPeers('requirements.txt'), 'utf8').split('\n')
  return Object.fromEntries(
    lines.map((line) => line.split('==')).filter(({ length }) => length === 2),
  )
}

/** Whether `setup.sh` has built ssh2's native addon. */
export const hasBuiltAddon = (): boolean =>
  existsSync(inPeers('.addon/build/Release/sshcrypto.node'))

/** Why there is nothing to say about ssh2's native addon. */
export const addonMissing = `ssh2's addon is not built; ${howToInstall}`
