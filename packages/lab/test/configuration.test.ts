import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, type LabDevice, startLab } from '../src/index.ts'
import { openTerminal } from './terminal-client.ts'

let lab: Lab
let device: LabDevice
let count = 0

beforeAll(async () => {
  const devices = Array.from({ length: 12 }, (_, index) => ({
    name: `r${index}`,
    hostname: 'r1',
    startPrivileged: true,
  }))
  lab = await startLab({ devices })
})

afterAll(() => lab.close())

/** Takes a fresh device, types lines in configuration mode, and gives what each one answered (echo cut off). */
async function configure(...lines: readonly string[]): Promise<readonly string[]> {
  device = lab.device(`r${count}`)
  count++
  const terminal = await openTerminal(device)
  await terminal.until(/#/)
  terminal.type('configure terminal\n')
  await terminal.until(/\)#/)
  const answers: string[] = []
  for (const line of lines) {
    terminal.type(`${line}\n`)
    const answer = await terminal.until(/#/)
    answers.push(answer.slice(line.length + 2).replaceAll('\r\n', '\n'))
  }
  terminal.close()
  return answers
}

describe('configuration', () => {
  it('changes the running configuration, line by line', async () => {
    const answers = await configure(
      'int gi0/1',
      'description Uplink to B',
      'ip address 198.51.100.1 255.255.255.0',
      'no shutdown',
      'interface lo7',
      'exit',
      'snmp-server location Rack 7',
      'end',
    )
    expect(answers).toEqual([
      'r1(config-if)#',
      'r1(config-if)#',
      'r1(config-if)#',
      'r1(config-if)#',
      'r1(config-if)#',
      'r1(config)#',
      'r1(config)#',
      'r1#',
    ])
    expect(device.runningConfig()).toContain(
      '!\ninterface GigabitEthernet0/1\n ip address 198.51.100.1 255.255.255.0\n description Uplink to B\n!\n',
    )
    expect(device.runningConfig()).toContain('!\nsnmp-server location Rack 7\n')
    expect(device.runningConfig()).toMatch(/\nend\n$/)
  })

  it('replaces a line of which there is one, adds lines of which there are many', async () => {
    await configure('hostname first', 'ntp server 192.0.2.1', 'ntp server 192.0.2.2', 'hostname r1')
    expect(device.runningConfig().match(/^hostname .*/gm)).toEqual(['hostname r1'])
    expect(device.runningConfig().match(/^ntp .*/gm)).toHaveLength(2)
  })

  it('shows the new host name in the very next prompt', async () => {
    expect(await configure('hostname other', 'end')).toEqual(['other(config)#', 'other#'])
  })

  it('takes lines away with no, with and without their value', async () => {
    await configure(
      'interface gi0/0',
      'description old',
      'no description',
      'no ip address',
      'ntp server 192.0.2.1',
      'no ntp server 192.0.2.1',
      'interface lo1',
      'no interface lo1',
      'no hostname',
    )
    const text = device.runningConfig()
    expect(text).not.toMatch(/description|ntp|Loopback1/)
    expect(text).toContain('interface GigabitEthernet0/0\n no ip address\n')
    expect(text).toContain('hostname Router\n')
  })

  it('rule 9: no router bgp takes the whole process away', async () => {
    await configure('router bgp 65000', 'neighbor 192.0.2.9 remote-as 65001', 'no router bgp 65000')
    expect(device.runningConfig()).not.toContain('bgp')
  })

  it('rule 10: a rejected parent leaves the session in the section before it', async () => {
    const answers = await configure('interface gi0/1', 'interface Gi7/7', 'description child')
    expect(answers[1]).toMatch(
      /^ +\^\n% Invalid input detected at '\^' marker\.\n\nr1\(config-if\)#$/,
    )
    expect(device.runningConfig()).toMatch(
      /interface GigabitEthernet0\/1\n(?: .*\n)* description child\n/,
    )
  })

  it('rule 11: rejects unknown lines, overlaps and wrong masks, and stores none of them', async () => {
    const before = lab.device(`r${count}`).runningConfig()
    const [unknown, , overlap, mask, physical] = await configure(
      'frobnicate the network',
      'interface gi0/1',
      'ip address 192.0.2.200 255.255.255.0',
      'ip address 10.0.0.1 255.0.255.0',
      'no interface gi0/2',
    )
    expect(unknown).toContain('% Invalid input detected')
    expect(overlap).toContain('% 192.0.2.0 overlaps with GigabitEthernet0/0\n')
    expect(mask).toContain('Bad mask 0xFF00FF00 for address 10.0.0.1\n')
    expect(physical).toContain('% Removal of physical interfaces is not permitted\n')
    expect(device.runningConfig()).toBe(before)
  })

  it('refuses a second BGP process', async () => {
    const answers = await configure('router bgp 65000', 'router bgp 65001')
    expect(answers[1]).toBe('BGP is already running; AS is 65000\nr1(config-router)#')
  })

  it('never shows a secret', async () => {
    await configure('enable secret hunter2', 'username eve privilege 15 secret hunter2')
    expect(device.runningConfig()).not.toContain('hunter2')
    expect(device.runningConfig()).toContain('username eve privilege 15 secret 5 $1$')
  })

  it('runs exec commands behind do', async () => {
    const [privilege, wrong] = await configure('do show privilege', 'do show nonsense')
    expect(privilege).toBe('Current privilege level is 15\nr1(config)#')
    expect(wrong).toMatch(/^ {19}\^\n/)
  })

  it('takes a banner over several lines and shows it to the next user', async () => {
    await configure('hostname r1', 'banner motd %one line%', 'end')
    expect(device.runningConfig()).toContain('banner motd ^Cone line^C\n')
    const terminal = await openTerminal(device)
    await terminal.until(/one line\r\nr1#/)
    terminal.type('configure terminal\nbanner motd @\nfirst\nsecond\n@\n')
    await terminal.until(/@\r\nr1\(config\)#/)
    expect(device.runningConfig()).toContain('banner motd ^C\nfirst\nsecond\n^C\n')
    terminal.close()
  })

  it('rule 6: Ctrl-C leaves configuration mode, Ctrl-Z executes the half-typed line first', async () => {
    await configure('hostname r1')
    const terminal = await openTerminal(device)
    await terminal.until(/#/)
    terminal.type('configure terminal\nhostname wrong\x03')
    expect(await terminal.until(/\^C\r\nr1#/)).toContain('hostname wrong^C')
    terminal.type('configure terminal\nhostname right\x1a')
    await terminal.until(/\^Z\r\nright#/)
    terminal.close()
  })
})
