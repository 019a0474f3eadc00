import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Lab, startLab } from '../src/index.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

let lab: Lab

beforeAll(async () => {
  lab = await startLab({
    devices: [
      { name: 'csr1000v', enableSecret: 's3cret', motd: 'No access #\nfor strangers>' },
      { name: 'open', startPrivileged: true, commands: { 'show vlan brief': 'VLAN Name' } },
      { name: 'core-router-with-a-long-name', startPrivileged: true },
      { name: 'dialogs', startPrivileged: true },
      { name: 'reloads', startPrivileged: true },
      { name: 'no-secret' },
    ],
    now: () => new Date('2026-11-22T12:00:00.000Z'),
  })
})

afterAll(() => lab.close())

/** Opens a terminal that is at its first prompt, without paging. */
async function atPrompt(name: string, columns?: number): Promise<TerminalClient> {
  const terminal = await openTerminal(lab.device(name), columns)
  await terminal.until(/[>#]/)
  terminal.type('terminal length 0\n')
  await terminal.until(/[>#]/)
  return terminal
}

/** Types lines one after the other and gives what the last one answered, echo and prompt included. */
async function typeLines(terminal: TerminalClient, ...lines: readonly string[]): Promise<string> {
  let answer = ''
  for (const line of lines) {
    terminal.type(`${line}\n`)
    answer = await terminal.until(/(?:[>#]|\[confirm\]|[?:] )/)
  }
  return answer
}

describe('exec modes', () => {
  it('shows the message of the day, then the prompt', async () => {
    const terminal = await openTerminal(lab.device('csr1000v'))
    expect(await terminal.until(/csr1000v>/)).toBe('\r\nNo access #\r\nfor strangers>\r\ncsr1000v>')
    terminal.close()
  })

  it('answers show version at every privilege, echo first, prompt last', async () => {
    const terminal = await atPrompt('csr1000v')
    const output = await typeLines(terminal, 'show version')
    expect(output).toMatch(/^show version\r\nCisco IOS Software, .*Version \S+, RELEASE SOFTWARE/)
    expect(output).toMatch(/\r\ncsr1000v uptime is 0 minutes\r\n/)
    expect(output).toMatch(/\r\nConfiguration register is 0x2102\r\n\r\ncsr1000v>$/)
    terminal.close()
  })

  it('asks for the enable secret without echo, and goes back with disable', async () => {
    const terminal = await atPrompt('csr1000v')
    expect(await typeLines(terminal, 'enable')).toBe('enable\r\nPassword: ')
    terminal.type('s3cret\n')
    expect(await terminal.until(/#/)).toBe('\r\ncsr1000v#')
    expect(await typeLines(terminal, 'show privilege')).toContain('privilege level is 15\r\n')
    expect(await typeLines(terminal, 'disable')).toBe('disable\r\ncsr1000v>')
    terminal.close()
  })

  it('refuses a wrong enable secret after three tries', async () => {
    const terminal = await atPrompt('csr1000v')
    await typeLines(terminal, 'enable', 'wrong', '')
    terminal.type('wrong again\n')
    expect(await terminal.until(/csr1000v>/)).toBe('\r\n% Bad secrets\r\n\r\ncsr1000v>')
    terminal.close()
  })

  it('refuses enable when there is no secret', async () => {
    const terminal = await atPrompt('no-secret')
    expect(await typeLines(terminal, 'enable')).toContain('% No password set\r\nno-secret>')
    terminal.close()
  })

  it('hides the configuration from user exec and marks where it stopped to understand', async () => {
    const terminal = await atPrompt('csr1000v')
    // the column is the one recorded on an IOS-XE device of this name
    expect(await typeLines(terminal, 'configure terminal')).toBe(
      "configure terminal\r\n            ^\r\n% Invalid input detected at '^' marker.\r\n\r\ncsr1000v>",
    )
    terminal.close()
  })

  it('rejects what it does not know, in the words of IOS', async () => {
    const terminal = await atPrompt('open')
    expect(await typeLines(terminal, 'show nonsense')).toContain('% Invalid input detected at')
    expect(await typeLines(terminal, 'show')).toContain('% Incomplete command.\r\n\r\nopen#')
    expect(await typeLines(terminal, 'c')).toContain('% Ambiguous command:  "c"\r\nopen#')
    expect(await typeLines(terminal, 'bogus')).toContain('% Unknown command or computer name')
    expect(await typeLines(terminal, 'show interfaces Gi9/9')).toContain('% Invalid input')
    terminal.close()
  })

  it('has the commands that its user added', async () => {
    const terminal = await atPrompt('open')
    expect(await typeLines(terminal, 'sh vl br')).toBe('sh vl br\r\nVLAN Name\r\nopen#')
    terminal.close()
  })

  it('pages from the start, until terminal length 0', async () => {
    const terminal = await openTerminal(lab.device('open'))
    await terminal.until(/#/)
    terminal.type('show running-config\n')
    await terminal.until(/ --More-- /)
    terminal.type('\n')
    await terminal.until(/ --More-- /)
    terminal.type('show clock\n')
    expect(await terminal.until(/marker\.\r\n\r\nopen#/)).toContain('open#how clock')
    expect(await typeLines(terminal, 'terminal length 0', 'show running-config')).toMatch(
      /\r\nend\r\n\r\nopen#$/,
    )
    terminal.close()
  })

  it('echoes typed-ahead commands behind the prompt that each one answers', async () => {
    const terminal = await openTerminal(lab.device('open'))
    await terminal.until(/#/)
    terminal.type('show clock\nshow privilege\n')
    expect(await terminal.until(/15\r\nopen#/)).toBe(
      'show clock\r\n*12:00:00.000 UTC Sun Nov 22 2026\r\nopen#show privilege\r\nCurrent privilege level is 15\r\nopen#',
    )
    terminal.close()
  })

  it('scrolls a long line at the width of the terminal', async () => {
    const terminal = await atPrompt('open', 40)
    const line = 'show interfaces | include GigabitEthernet0/0 is'
    expect(await typeLines(terminal, line)).toContain('\b$')
    terminal.close()
  })

  it.each(['exit', 'logout', 'quit'])('closes the connection at %s', async (command) => {
    const terminal = await atPrompt('open')
    terminal.type(`${command}\n`)
    expect(await terminal.ended).toMatch(new RegExp(`#${command}\r\n$`))
  })
})

describe('dialogs', () => {
  it('clears counters only when the user confirms', async () => {
    const terminal = await atPrompt('dialogs')
    expect(await typeLines(terminal, 'clear counters')).toBe(
      'clear counters\r\nClear "show interface" counters on all interfaces [confirm]',
    )
    terminal.type('show clock\n')
    // the first key is the answer and is swallowed
    expect(await terminal.until(/marker\.\r\n\r\ndialogs#/)).toMatch(/^\r\ndialogs#how clock/)
    expect(await typeLines(terminal, 'show interfaces')).toContain('counters never')
    await typeLines(terminal, 'clear counters')
    terminal.type('\n')
    await terminal.until(/#/)
    expect(await typeLines(terminal, 'show interfaces')).not.toContain('counters never')
    terminal.close()
  })

  it('saves with write memory, and with copy after asking for the name', async () => {
    const device = lab.device('dialogs')
    const terminal = await atPrompt('dialogs')
    await typeLines(terminal, 'configure terminal', 'ntp server 192.0.2.7', 'end')
    expect(device.startupConfig()).not.toContain('ntp server')
    expect(await typeLines(terminal, 'write memory')).toBe(
      'write memory\r\nBuilding configuration...\r\n[OK]\r\ndialogs#',
    )
    expect(device.startupConfig()).toBe(device.runningConfig())
    expect(await typeLines(terminal, 'copy running-config startup-config')).toMatch(
      /\r\nDestination filename \[startup-config\]\? $/,
    )
    expect(await typeLines(terminal, '')).toBe('\r\nBuilding configuration...\r\n[OK]\r\ndialogs#')
    terminal.close()
  })

  it('saves nothing when the question is left with Ctrl-C', async () => {
    const terminal = await atPrompt('dialogs')
    await typeLines(terminal, 'configure terminal', 'ntp server 192.0.2.8', 'end')
    await typeLines(terminal, 'copy running-config startup-config')
    terminal.type('\x03')
    await terminal.until(/dialogs#/)
    expect(lab.device('dialogs').startupConfig()).not.toContain('192.0.2.8')
    terminal.close()
  })

  it('reloads to what was saved, after two questions, and cuts every session', async () => {
    const device = lab.device('reloads')
    const terminal = await atPrompt('reloads')
    const other = await atPrompt('reloads')
    await typeLines(terminal, 'configure terminal', 'hostname unsaved', 'end')
    expect(await typeLines(terminal, 'reload')).toContain('modified. Save? [yes/no]: ')
    expect(await typeLines(terminal, 'perhaps')).toContain("% Please answer 'yes' or 'no'.\r\n")
    expect(await typeLines(terminal, 'no')).toContain('Proceed with reload? [confirm]')
    terminal.type('\n')
    await Promise.all([terminal.ended, other.ended])
    expect(device.runningConfig()).toContain('hostname reloads\n')
  })
})

describe('configuration prompts', () => {
  it('cuts the host name to 20 characters', async () => {
    const terminal = await atPrompt('core-router-with-a-long-name')
    terminal.type('configure terminal\n')
    expect(await terminal.until(/\)#/)).toBe(
      'configure terminal\r\nEnter configuration commands, one per line.  End with CNTL/Z.\r\ncore-router-with-a-l(config)#',
    )
    terminal.close()
  })
})
