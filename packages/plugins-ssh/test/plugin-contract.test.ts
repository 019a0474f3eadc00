import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ConnectionTarget, Secret } from '@nornir-ts/core'
import { connectionPluginContract } from '@nornir-ts/core/testing'
import { type Lab, startLab } from '@nornir-ts/lab'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { ssh } from '../src/index.ts'

let lab: Lab
let folder: string

beforeAll(async () => {
  lab = await startLab({ devices: [{ name: 'r1' }] })
  folder = await mkdtemp(join(tmpdir(), 'nornir-contract-'))
})
afterAll(async () => {
  await lab.close()
  await rm(folder, { recursive: true, force: true })
})

const target = async (port = lab.device('r1').port): Promise<ConnectionTarget> => ({
  host: 'r1',
  connection: 'ssh',
  parameters: {
    hostname: lab.device('r1').address,
    port,
    username: 'admin',
    password: new Secret('admin'),
    platform: 'cisco_ios',
    extras: { knownHostsFiles: [join(folder, 'known_hosts')] },
  },
  log: pino({ level: 'silent' }),
  logIn: (_, attempt) => attempt(),
  checkCredential: async () => {},
  exclusively: (_, work) => work(),
})

connectionPluginContract(
  { describe, it },
  {
    plugin: ssh,
    target,
    unreachable: () => target(1),
    breakLink: async (session) => {
      lab.device('r1').dropConnections()
      await vi.waitUntil(() => !session.isAlive(), { timeout: 10_000 })
    },
  },
)
