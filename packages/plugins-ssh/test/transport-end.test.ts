import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import type { Connection, ServerChannel } from 'ssh2'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import type { Transport } from '../src/transport/transport.ts'
import { serveSsh } from './transport-server.ts'
import { noSignal, readerOf, serveTcp, type TestServer, targetOf } from './transport-target.ts'

let folder: string
let device: TestServer
let network: TestServer
/** The device's ends of the last session, and the wire between it and us. */
let connection: Connection
let shell: ServerChannel
let wire: Socket
let toDevice: Socket

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nornir-ts-transport-'))
  device = await serveSsh({
    authenticate: (context) => context.accept(),
    serve: (accepted) => {
      connection = accepted
      connection.on('session', (acceptSession) => {
        const session = acceptSession()
        session.on('pty', (acceptPty) => acceptPty())
        session.on('shell', (acceptShell) => {
          shell = acceptShell()
          shell.write('ready> ')
        })
      })
    },
  })
  network = await serveTcp(
    (socket) => {
      wire = socket
      toDevice = connect(device.port, '127.0.0.1').on('error', () => {})
      socket.pipe(toDevice).pipe(socket)
      socket.on('close', () => toDevice.destroy())
    },
    { allowHalfOpen: true },
  )
})

afterEach(async () => {
  vi.useRealTimers()
  await network.close()
  await device.close()
  await rm(folder, { recursive: true })
})

const open = (): Promise<Transport> =>
  openSshTransport(
    targetOf({
      port: network.port,
      password: new Secret('pass'),
      knownHostsFiles: [join(folder, 'known_hosts')],
    }),
    noSignal(),
  )

it('takes a goodbye of SSH for the device’s own end', async () => {
  const reader = readerOf(await open())
  await reader.until(/ready> /)
  connection.end()
  expect(await reader.closed).toEqual({ by: 'device', error: undefined })
})

it('takes the end of the channel for the device’s own end', async () => {
  const reader = readerOf(await open())
  shell.end()
  expect(await reader.closed).toEqual({ by: 'device', error: undefined })
})

it('does not mind a reset after the exit of the shell', async () => {
  const reader = readerOf(await open())
  shell.exit(0)
  shell.write('bye')
  await reader.until(/bye/)
  wire.resetAndDestroy()
  expect(await reader.closed).toMatchObject({ by: 'device' })
})

it('takes a reset in the middle for the network’s', async () => {
  const reader = readerOf(await open())
  await reader.until(/ready> /)
  wire.resetAndDestroy()
  expect(await reader.closed).toMatchObject({ by: 'network', error: { code: 'ECONNRESET' } })
})

it('takes a lone end of the connection for the network’s', async () => {
  const reader = readerOf(await open())
  await reader.until(/ready> /)
  wire.end()
  expect(await reader.closed).toMatchObject({
    by: 'network',
    error: { message: expect.stringContaining('without a goodbye') },
  })
})

it('hands over what comes on the error stream too', async () => {
  const reader = readerOf(await open())
  shell.stderr.write('% from the other stream')
  await reader.until(/other stream/)
})

it('cuts a connection that the device does not end within two seconds', async () => {
  const transport = await open()
  const reader = readerOf(transport)
  await reader.until(/ready> /)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  toDevice.unpipe(wire)
  const closing = transport.close()
  expect(transport.isOpen).toBe(false)
  vi.advanceTimersByTime(2_000)
  await Promise.all([closing, transport.close()])
  expect(await reader.closed).toEqual({ by: 'us' })
})

it('says that we closed it when it is destroyed', async () => {
  const transport = await open()
  const reader = readerOf(transport)
  transport.destroy()
  transport.destroy()
  expect(await reader.closed).toEqual({ by: 'us' })
})
