import { afterEach, describe, expect, it } from 'vitest'
import {
  DuplicateDeviceError,
  InvalidHostKeyError,
  InvalidPublicKeyError,
  type Lab,
  startLab,
  UnknownDeviceError,
} from '../src/index.ts'
import { connect, execute, openTerminal, target } from './terminal-client.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

describe('startLab', () => {
  it('starts a hundred devices, each with a state of its own', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `r${index}`)
    lab = await startLab({ devices: names.map((name) => ({ name, startPrivileged: true })) })
    const { devices } = lab
    expect(devices.map(({ name }) => name)).toEqual(names)
    expect(new Set(devices.map(({ port }) => port)).size).toBe(100)
    expect(new Set(devices.map((device) => device.hostKeyFingerprint)).size).toBe(1)
    const answers = await Promise.all(
      devices.map(async (device) => {
        const client = await connect(target(device))
        return execute(client, 'show running-config | include hostname')
      }),
    )
    expect(answers).toEqual(names.map((name) => `hostname ${name}\r\n`))
  })

  it('refuses two devices of one name', async () => {
    const twice = startLab({ devices: [{ name: 'r1' }, { name: 'r1' }] })
    await expect(twice).rejects.toBeInstanceOf(DuplicateDeviceError)
  })

  it('refuses keys that are none', async () => {
    await expect(startLab({ devices: [{ name: 'r1', hostKey: 'no' }] })).rejects.toBeInstanceOf(
      InvalidHostKeyError,
    )
    await expect(
      startLab({ devices: [{ name: 'r1', publicKeys: ['no'] }] }),
    ).rejects.toBeInstanceOf(InvalidPublicKeyError)
  })

  it('stops what it had started when a port is taken', async () => {
    lab = await startLab({ devices: [{ name: 'r1' }] })
    const { port } = lab.device('r1')
    const second = startLab({ devices: [{ name: 'a' }, { name: 'b', port }] })
    await expect(second).rejects.toThrow('EADDRINUSE')
  })

  it('names the device that it does not have', async () => {
    lab = await startLab({ devices: [{ name: 'r1' }] })
    const { device } = lab
    expect(() => device('r2')).toThrow(UnknownDeviceError)
  })
})

describe('closing a lab', () => {
  it('ends open sessions and frees the ports; twice is fine', async () => {
    lab = await startLab({ devices: [{ name: 'r1' }] })
    const device = lab.device('r1')
    const terminal = await openTerminal(device)
    await lab.close()
    await terminal.ended
    await lab.close()
    await expect(connect(target(device))).rejects.toThrow('ECONNREFUSED')
  })

  it('comes by itself at the end of an await using block', async () => {
    let port = 0
    {
      await using scoped = await startLab({ devices: [{ name: 'r1' }] })
      port = scoped.device('r1').port
    }
    await expect(connect({ host: '127.0.0.1', port, username: 'x' })).rejects.toThrow(
      'ECONNREFUSED',
    )
  })
})
