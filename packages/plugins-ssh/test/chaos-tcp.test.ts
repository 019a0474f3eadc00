import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { NornirError, Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { ciscoIos } from '../src/platform/cisco-ios.ts'
import { linux } from '../src/platform/linux.ts'
import type { Platform } from '../src/platform/platform.ts'
import type { SessionLimits } from '../src/session/session-limits.ts'
import type { SshTarget } from '../src/transport/ssh-target.ts'
import { openSession, startDevice, temporaryFolder } from './acceptance-device.ts'
import { targetOf } from './transport-target.ts'

/** What happens to the bytes of the device behind so many of them. */
interface LinkChaos {
  readonly kind: 'drop' | 'truncate' | 'garble'
  readonly at: number
}

/** A link between client and device that can be made to fail; each connection counts anew. */
interface ChaosLink extends AsyncDisposable {
  readonly port: number
  /** For the connections that come. */
  readonly arm: (chaos: LinkChaos | undefined) => void
  /** Bytes of the device that came through the last connection. */
  readonly bytes: () => number
}

async function startChaosLink(devicePort: number): Promise<ChaosLink> {
  let chaos: LinkChaos | undefined
  let bytes = 0
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    const device = connect(devicePort, '127.0.0.1')
    for (const socket of [client, device]) keep(socket)
    bytes = 0
    const mine = chaos
    client.pipe(device)
    device.on('data', (chunk) => {
      client.write(mine === undefined ? chunk : struck(chunk, mine, bytes))
      bytes += chunk.length
      if (mine?.kind === 'drop' && bytes > mine.at) client.destroy()
    })
    device.once('end', () => client.end())
    client.once('close', () => device.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    arm: (next) => {
      chaos = next
    },
    bytes: () => bytes,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What is left of a chunk, of which the first byte has the number `before`. */
function struck(chunk: Buffer, { kind, at }: LinkChaos, before: number): Buffer {
  const index = at - before
  if (kind !== 'garble') return chunk.subarray(0, Math.max(index, 0))
  if (index >= 0 && index < chunk.length) chunk.writeUInt8(chunk.readUInt8(index) ^ 0xff, index)
  return chunk
}

const silenceMs = 120
const sshLimits = {
  connectTimeoutMs: 2_000,
  bannerTimeoutMs: silenceMs,
  handshakeTimeoutMs: silenceMs,
  authTimeoutMs: silenceMs,
  shellTimeoutMs: silenceMs,
}
const limits = {
  loginTimeoutMs: silenceMs,
  commandTimeoutMs: silenceMs,
  recoverTimeoutMs: silenceMs,
  doubtQuietMs: 60,
}

/** How many of them this process has. */
function openResources(kind: 'TCPSocketWrap' | 'Timeout'): number {
  return process.getActiveResourcesInfo().filter((name) => name === kind).length
}

/** Whom to visit, what to ask, and the limits of the session. */
interface Visit {
  readonly platform: Platform
  readonly command: string
  readonly limits?: Partial<SessionLimits>
}

/** Logs in, runs a command, closes. */
async function visit(target: SshTarget, { command, ...options }: Visit): Promise<string> {
  await using session = await openSession(target, options)
  return (await session.sendCommand(command)).output
}

/** As many offsets as can be tried in a few seconds, the first ones and the last ones among them. */
function offsets(bytes: number): readonly number[] {
  const count = 12
  return Array.from({ length: count }, (_, index) => Math.floor((index * bytes) / count))
}

/** Waits until nothing of a kind is open, without a timer of its own. */
async function none(kind: 'TCPSocketWrap' | 'Timeout'): Promise<void> {
  const limit = performance.now() + 10_000
  while (openResources(kind) > 0 && performance.now() < limit) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(openResources(kind)).toBe(0)
}

/** Visits through a link that fails at one byte after the other. */
async function visitInChaos(
  target: SshTarget,
  asked: Visit,
  kind: LinkChaos['kind'],
): Promise<void> {
  await using link = await startChaosLink(target.port)
  const through = { ...target, port: link.port }
  // A machine that is busy may be slower than the limits of a link that is known to fail.
  const healthy = await visit(through, asked)
  const bytes = link.bytes()
  await none('TCPSocketWrap')
  for (const at of offsets(bytes)) {
    link.arm({ kind, at })
    const startedAt = performance.now()
    const result = await visit({ ...through, limits: sshLimits }, { ...asked, limits }).catch(
      (error: unknown) => error,
    )
    const where = `${kind} at byte ${at} of ${bytes}: ${String(result)}`
    if (result !== healthy) expect(NornirError.is(result), where).toBe(true)
    expect(performance.now() - startedAt, where).toBeLessThan(5_000)
  }
  await none('TCPSocketWrap')
  await none('Timeout')
}

const kinds = ['drop', 'truncate', 'garble'] as const

describe('chaos on a real link to the lab', () => {
  it.each(kinds)(
    '%s: a typed error, or the right answer, and no socket or timer is left',
    async (kind) => {
      await using lab = await startDevice()
      await using folder = await temporaryFolder()
      const target = targetOf({
        port: lab.device.port,
        password: new Secret('admin'),
        knownHostsFiles: [join(folder.path, 'known_hosts')],
      })
      await visitInChaos(target, { platform: ciscoIos, command: 'show privilege' }, kind)
    },
  )
})

describeWith(['sshd'], 'chaos on a real link to OpenSSH', () => {
  let sshd: Sshd
  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)
  afterAll(() => sshd?.close())

  it.each(kinds)(
    '%s: a typed error, or the right answer, and no socket or timer is left',
    async (kind) => {
      await using folder = await temporaryFolder()
      const { port, username, password } = sshd
      const target = targetOf({
        port,
        username,
        password: new Secret(password),
        knownHostsFiles: [join(folder.path, 'known_hosts')],
      })
      await visitInChaos(target, { platform: linux, command: 'echo here' }, kind)
    },
  )
})
