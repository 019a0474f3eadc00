import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '@nornir-ts/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { openSshTransport } from '../src/transport/open/open-ssh-transport.ts'
import { noSignal, readerOf, targetOf } from './transport-target.ts'

describeWith(['frr'], 'the SSH transport against FRR', () => {
  let frr: Frr
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nornir-ts-transport-'))
    frr = await startFrr()
  })
  afterAll(async () => {
    await frr?.close()
    await rm(folder, { recursive: true })
  })

  it('carries a dialog that changes and saves the configuration', async () => {
    const { port, username, password } = frr
    const target = targetOf({
      port,
      username,
      password: new Secret(password),
      knownHostsFiles: [join(folder, 'known_hosts')],
    })
    const transport = await openSshTransport(target, noSignal())
    const reader = readerOf(transport)
    await reader.until(/frr# $/)
    for (const line of ['configure terminal', 'interface lo', 'description by the tests']) {
      transport.write(`${line}\r`)
      await reader.until(new RegExp(`${line}\\r\\nfrr\\(config.*\\)# $`))
    }
    transport.write('end\r')
    await reader.until(/frr# $/)
    transport.write('write memory\r')
    await reader.until(/\[OK\]\r\nfrr# $/)
    transport.write('exit\r')

    expect(await reader.closed).toEqual({ by: 'device', error: undefined })
    expect(await readFile(frr.configFile, 'utf8')).toContain(' description by the tests\n')
  })
})
