import { join } from 'node:path'
import { parseCommand, parseCommandAs } from '@nornir-ts/plugins-ssh'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeWith } from '../../../test/servers/availability.ts'
import { type Frr, startFrr } from '../../../test/servers/frr.ts'
import { type Sshd, startSshd } from '../../../test/servers/sshd.ts'
import { testNornir } from './ssh-target.ts'
import { templateFolder } from './template-folder.ts'

// Answers of servers that we did not write.

const ntcTemplates = join(process.env['NORNIR_TS_TEST_DATA'] ?? '', 'ntc-templates/templates')

describeWith(['sshd'], 'parseCommand on Linux behind OpenSSH', () => {
  let sshd: Sshd
  beforeAll(async () => {
    sshd = await startSshd()
  }, 30_000)
  afterAll(() => sshd.close())

  it.skipIf(!process.env['NORNIR_TS_TEST_DATA'])(
    'gives rows of ntc-templates: the loopback interface is there',
    async () => {
      const { hostname, port, username, password } = sshd
      const box = { hostname, port, username, password, platform: 'linux' }
      await using lab = await testNornir({ box })
      const run = await lab.nr.run(parseCommand, {
        command: 'ip address show',
        templates: ntcTemplates,
      })
      const { value, error } = run.get('box') ?? {}
      expect(error).toBeUndefined()
      const loopback = value?.find((row) => row['interface'] === 'lo')
      expect(loopback).toMatchObject({ ip_addresses: expect.arrayContaining(['127.0.0.1']) })
    },
  )
})

describeWith(['frr'], 'parseCommand on FRR', () => {
  let frr: Frr
  beforeAll(async () => {
    frr = await startFrr()
  }, 30_000)
  afterAll(() => frr.close())

  it('gives rows by a template of the project', async () => {
    const template = `Value Required INTERFACE (\\S+)
Value STATUS (up|down)
Value List ADDRESS (\\S+)

Start
  ^Interface -> Continue.Record
  ^Interface \${INTERFACE} is \${STATUS},
  ^\\s+inet6? \${ADDRESS}
`
    await using templates = await templateFolder(
      ['interfaces.textfsm, .*, frr, sh[[ow]] int[[erface]]$'],
      { 'interfaces.textfsm': template },
    )
    const { hostname, port, username, password } = frr
    const router = { hostname, port, username, password, platform: 'frr' }
    await using lab = await testNornir({ router })
    interface Row {
      readonly interface: string
      readonly status: string
      readonly address: readonly string[]
    }
    const run = await lab.nr.run(parseCommandAs<Row>(), {
      command: 'show interface',
      templates: templates.path,
    })
    const { value, error } = run.get('router') ?? {}
    expect(error).toBeUndefined()
    expect(value?.find((row) => row.interface === 'lo')).toMatchObject({ status: 'up' })
  })
})
