import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../../test/eventually.ts'
import { type Faults, type Lab, type LabDevice, startLab } from '../src/index.ts'
import { connect, execute, openShell, openTerminal, target } from './terminal-client.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

async function deviceWith(faults: Faults): Promise<LabDevice> {
  lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true, faults }] })
  return lab.device('r1')
}

describe('rule 21: a second session on one connection', () => {
  it('is refused, as IOS does, and the first one lives', async () => {
    const client = await connect(target(await deviceWith({})))
    const channel = await openShell(client)
    await expect(openShell(client)).rejects.toThrow()
    expect(channel.writable).toBe(true)
    client.end()
  })

  it('ends the first one on a Nexus 7700', async () => {
    const client = await connect(target(await deviceWith({ secondChannel: 'ends-first' })))
    const channel = await openShell(client)
    const closed = new Promise((resolve) => channel.resume().once('close', resolve))
    expect(await execute(client, 'show privilege')).toBe('Current privilege level is 15\r\n')
    await closed
    client.end()
  })

  it('takes the first one along when it is closed on an NCS 5500', async () => {
    const client = await connect(target(await deviceWith({ secondChannel: 'closing-ends-first' })))
    const first = (await openShell(client)).resume()
    const closed = new Promise((resolve) => first.once('close', resolve))
    const second = (await openShell(client)).resume()
    expect(first.writable).toBe(true)
    second.close()
    await closed
    client.end()
  })

  it('is served where a device serves several, and the connection ends with the last', async () => {
    const client = await connect(target(await deviceWith({ secondChannel: 'served' })))
    const first = (await openShell(client)).resume()
    await execute(client, 'show clock')
    expect(first.writable).toBe(true)
    const ended = new Promise((resolve) => client.once('close', () => resolve(undefined)))
    first.close()
    await ended
  })
})

describe('rule 20: keep-alive requests', () => {
  const keepalive = { keepaliveInterval: 15, keepaliveCountMax: 2 }

  it('are never answered by a device that keeps silent', async () => {
    const device = await deviceWith({ silentGlobalRequests: true })
    const client = await connect({ ...target(device), ...keepalive })
    const lost = new Promise<Error>((resolve) => client.once('error', resolve))
    expect((await lost).message).toContain('Keepalive')
  })

  it('are answered by every other device', async () => {
    const client = await connect({ ...target(await deviceWith({})), ...keepalive })
    const lost = vi.fn()
    client.once('error', lost)
    const start = performance.now()
    // the link is silent but for the requests for three times as long as ssh2 would bear
    await eventually(() => expect(performance.now() - start).toBeGreaterThan(90))
    expect(lost).not.toHaveBeenCalled()
    client.end()
  })
})

describe('rule 19: a device with few VTYs', () => {
  it('keeps the VTY of a client that was killed until it notices', async () => {
    const device = await deviceWith({ maxSessions: 1, vtyReleaseMs: 500 })
    const client = await connect(target(device))
    await openShell(client)
    // what remains of a killed process: the system ends its side, and SSH says nothing
    ;(client as unknown as { _sock: { destroy: () => void } })._sock.destroy()
    await vi.waitUntil(() => device.openSessions === 0, { timeout: 10_000, interval: 1 })
    await expect(connect(target(device))).rejects.toThrow()
    const connectAgain = () => connect(target(device)).catch(() => undefined)
    const again = await vi.waitUntil(connectAgain, { timeout: 10_000 })
    again.end()
  })

  it('frees the VTY of a client that says good-bye at once', async () => {
    const device = await deviceWith({ maxSessions: 1, vtyReleaseMs: 600_000 })
    const connectAgain = () =>
      vi.waitUntil(() => openTerminal(device).catch(() => undefined), { timeout: 5_000 })
    const client = await connect(target(device))
    client.end()
    const terminal = await connectAgain()
    await terminal.until(/r1#/)
    terminal.type('exit\n')
    await terminal.ended
    const again = await connectAgain()
    await again.until(/r1#/)
    again.close()
  })
})
