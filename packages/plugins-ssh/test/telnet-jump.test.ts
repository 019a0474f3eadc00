import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import { type Lab, startLab } from '@nornir-ts/lab'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { ciscoIos } from '../src/platform/cisco-ios.ts'
import type { Route } from '../src/transport/link/route.ts'
import { failureOf, openTelnet } from './telnet-session.ts'
import { targetOf } from './transport-target.ts'

describeWith(['sshd'], 'telnet through a jump host that is OpenSSH', () => {
  let bastion: Sshd
  let lab: Lab
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-telnet-'))
    lab = await startLab({
      devices: [
        { name: 'r1', telnet: true },
        { name: 'slow', telnet: true, faults: { promptDelayMs: 60_000 } },
      ],
    })
    bastion = await startSshd()
  })
  afterAll(async () => {
    await bastion?.close()
    await lab?.close()
    await rm(folder, { recursive: true })
  })

  const open = (name: string) => {
    const { username, password, port } = bastion
    const route: Route = {
      kind: 'jump',
      through: targetOf({
        port,
        username,
        password: new Secret(password),
        knownHostsFiles: [join(folder, 'known_hosts')],
      }),
    }
    const device = lab.device(name)
    const credentials = { username: 'admin', password: 'admin' }
    return openTelnet({ port: device.telnetPort ?? 0, platform: ciscoIos, route, ...credentials })
  }

  it('logs in, runs commands, and knows that the device hung up', async () => {
    const session = await open('r1').opening
    expect((await session.sendCommand('show version')).output).toMatch(/^Cisco IOS/)
    expect(await failureOf(session.sendCommand('exit'))).toMatchObject({
      code: 'SESSION_CLOSED',
      by: 'device',
    })
  })

  it('rule 18: names the jump host that was lost, and that the password had been sent', async () => {
    const { opening } = open('slow')
    const lost = failureOf(opening)
    const device = lab.device('slow')
    await expect.poll(() => device.loginAttempts.length).toBe(1)
    await bastion.killSessions()
    expect(await lost).toMatchObject({
      code: 'JUMP_HOST_LOST',
      isPasswordSent: true,
      retryable: false,
    })
  })
})
