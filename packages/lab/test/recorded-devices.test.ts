import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLab } from '../src/index.ts'
import { connect, execute, target } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
if (data === undefined) {
  console.warn('NORNIR_TS_TEST_DATA is not set: the lab is not compared with recorded devices')
}

/** Lines that tools look for in `show version`. */
const landmarks = [
  /^Cisco IOS Software, .*\(\S+\), Version \S+, RELEASE SOFTWARE \(\w+\)$/m,
  /^ROM: /m,
  /^\S+ uptime is (?:\d+ \w+, )*\d+ \w+$/m,
  /^System returned to ROM by /m,
  /^System restarted at \d\d:\d\d:\d\d \w+ \w{3} \w{3} \d+ \d{4}$/m,
  /^System image file is "\S+"$/m,
  /^Processor board ID \S+$/m,
  /^\d+ Gigabit Ethernet interfaces$/m,
  /^Configuration register is 0x\w+$/m,
]

describe.skipIf(data === undefined)('recorded IOS devices', () => {
  it('have the lines that the show version of the lab has', async () => {
    const folder = join(data ?? '', 'ntc-templates/tests/cisco_ios/show_version')
    const names = readdirSync(folder).filter((name) => name.endsWith('.raw'))
    const recorded = names.map((name) => readFileSync(join(folder, name), 'utf8'))
    await using lab = await startLab({ devices: [{ name: 'r1' }] })
    const client = await connect(target(lab.device('r1')))
    const simulated = (await execute(client, 'show version')).replaceAll('\r\n', '\n')
    for (const landmark of landmarks) {
      expect(simulated).toMatch(landmark)
      expect(recorded.some((text) => landmark.test(text.replaceAll('\r\n', '\n')))).toBe(true)
    }
  })

  it('reject, refuse and ask in the words of the lab', () => {
    const folder = join(data ?? '', 'sessions')
    const dialogs = ['scrapli/cisco_iosxe.yaml', 'unicon/iosxe_mock_data.yaml']
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\\\n\s*\\?/g, ''))
      .join('\n')
    for (const words of [
      "            ^\\n% Invalid input detected at '^' marker.\\n\\ncsr1000v>",
      '% Incomplete command.\\n\\ncsr1000v(config)#',
      '% Bad IP address or host name% Unknown command or computer name, or unable to find computer address\\ncsr1000v>',
      '% No password set',
      'Enter configuration commands, one per line.  End with CNTL/Z.',
      ' --More-- ',
      'Proceed with reload? [confirm]',
      'Building configuration...\\n\\nCurrent configuration : ',
    ]) {
      expect(dialogs).toContain(words)
    }
  })
})
