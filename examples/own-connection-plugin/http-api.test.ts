import { type ConnectionTarget, initNornir, Secret } from '@nornir-ts/core'
import { connectionPluginContract } from '@nornir-ts/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HttpDevice, startHttpDevice } from './device.ts'
import { HttpApiError, httpApi } from './http-api.ts'

let device: HttpDevice
beforeAll(async () => {
  device = await startHttpDevice('7.1.0')
})
afterAll(() => device[Symbol.asyncDispose]())

const nr = await initNornir({ inventory: { hosts: {} } })
const targetOf = (port: number): ConnectionTarget => ({
  host: 'ap-1',
  connection: 'http',
  parameters: {
    hostname: '127.0.0.1',
    port,
    username: 'admin',
    password: new Secret('lab-only-password'),
    platform: undefined,
    extras: { scheme: 'http' },
  },
  log: nr.log,
  logIn: (_credential, attempt) => attempt(),
  checkCredential: async () => {},
  exclusively: (_, work) => work(),
})

connectionPluginContract(
  { describe, it },
  {
    plugin: httpApi,
    target: async () => targetOf(device.port),
    unreachable: async () => {
      const gone = await startHttpDevice('none')
      await gone[Symbol.asyncDispose]()
      return targetOf(gone.port)
    },
    breakLink: async () => {}, // every request has a link of its own
  },
)

it('tells a refused password, which counts for the breaker, from a device that does not answer', async () => {
  const { signal } = new AbortController()
  const target = targetOf(device.port)
  const parameters = { ...target.parameters, password: new Secret('wrong') }
  const refused = await httpApi.open({ ...target, parameters }, signal).catch((error) => error)
  expect(refused).toBeInstanceOf(HttpApiError)
  expect(refused).toMatchObject({ status: 401, credentialRejected: true, retryable: false })

  const gone = await startHttpDevice('none')
  await gone[Symbol.asyncDispose]()
  const silent = await httpApi.open(targetOf(gone.port), signal).catch((error) => error)
  expect(silent).toMatchObject({ status: undefined, credentialRejected: false, retryable: true })
})
