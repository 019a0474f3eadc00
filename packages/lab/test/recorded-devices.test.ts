import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLab } from '../src/index.ts'
import { connect, execute, target } from './terminal-client.ts'

const data = process.env['NORNIR_TS_TEST_DATA']
if (data === undefined) {
  console.warn('NORNIR_TS_TEST_DATA is not set: the lab is not compared with recorded devices')
}

/** Lines that tools look for in `show version`, by platform. */
const landmarks = {
  arista_eos: [
    /^Arista \S+$/m,
    /^Serial number: \S+$/m,
    /^Software image version: \S+$/m,
    /^Internal build version: \S+$/m,
    /^Uptime: \d+ weeks, \d+ days, \d+ hours and \d+ minutes$/m,
    /^Total memory: \d+ kB$/m,
  ],
  cisco_asa: [
    /^Cisco Adaptive Security Appliance Software Version \S+/m,
    /^Device Manager Version \S+$/m,
    /^\S+ up \d+ \w+ \d+ \w+$/m,
    /^Hardware: {3}\S+/m,
  ],
  cisco_ios: [
    /^Cisco IOS Software, .*\(\S+\), Version \S+, RELEASE SOFTWARE \(\w+\)$/m,
    /^ROM: /m,
    /^\S+ uptime is (?:\d+ \w+, )*\d+ \w+$/m,
    /^System returned to ROM by /m,
    /^System restarted at \d\d:\d\d:\d\d \w+ \w{3} \w{3} \d+ \d{4}$/m,
    /^System image file is "\S+"$/m,
    /^Processor board ID \S+$/m,
    /^\d+ Gigabit Ethernet interfaces$/m,
    /^Configuration register is 0x\w+$/m,
  ],
  cisco_nxos: [
    /^Cisco Nexus Operating System \(NX-OS\) Software$/m,
    /^ NXOS: version \S+$/m,
    /^ {2}NXOS image file is: bootflash:\S+$/m,
    /^ {2}Processor Board ID \S+$/m,
    /^ {2}Device name: \S+$/m,
    /^Kernel uptime is \d+ day\(s\), \d+ hour\(s\), \d+ minute\(s\), \d+ second\(s\)$/m,
    /^Last reset at \d+ usecs after /m,
  ],
}

describe.skipIf(data === undefined)('recorded devices', () => {
  it.each(Object.entries(landmarks))(
    'have the lines that the show version of %s has',
    async (name, lines) => {
      const platform = name as keyof typeof landmarks
      const folder = join(data ?? '', `ntc-templates/tests/${platform}/show_version`)
      const names = readdirSync(folder).filter((file) => file.endsWith('.raw'))
      const recorded = names.map((file) => readFileSync(join(folder, file), 'utf8'))
      await using lab = await startLab({ devices: [{ name: 'r1', platform }] })
      const client = await connect(target(lab.device('r1')))
      const simulated = (await execute(client, 'show version')).replaceAll('\r\n', '\n')
      for (const landmark of lines) {
        expect(simulated).toMatch(landmark)
        expect(recorded.some((text) => landmark.test(text.replaceAll('\r\n', '\n')))).toBe(true)
      }
    },
  )
})

describe.skipIf(data === undefined)('recorded IOS devices', () => {
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
