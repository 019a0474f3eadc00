import { afterEach, describe, expect, it } from 'vitest'
import { type Faults, type Lab, type LabDevice, startLab } from '../src/index.ts'
import { connect, openShell, openTerminal, target } from './terminal-client.ts'

let lab: Lab | undefined

afterEach(async () => {
  await lab?.close()
  lab = undefined
})

async function deviceWith(faults: Faults): Promise<LabDevice> {
  lab = await startLab({ devices: [{ name: 'r1', startPrivileged: true, faults }] })
  return lab.device('r1')
}

describe('a longer wire', () => {
  it('delays everything by the same amount and keeps the order', async () => {
    const latencyMs = 40
    const device = await deviceWith({ latencyMs })
    const terminal = await openTerminal(device)
    await terminal.until(/#/)
    const start = performance.now()
    terminal.type('show clock\n')
    terminal.type('show privilege\n')
    terminal.type('show clock\n')
    await terminal.until(/UTC[^#]*#show privilege\r\n[^#]*15\r\nr1#show clock[^#]*#/)
    expect(performance.now() - start).toBeGreaterThanOrEqual(latencyMs - 2)
  })
})

describe('a slower device', () => {
  it('echoes at once and answers after thinking, one command after the other', async () => {
    const device = await deviceWith({ thinkTimeMs: 30 })
    const terminal = await openTerminal(device)
    await terminal.until(/#/)
    const start = performance.now()
    terminal.type('show clock\nshow privilege\n')
    await terminal.until(/show clock\r\n/)
    expect(device.received.at(-1)?.state).toBe('prompt')
    terminal.type('show clock\n')
    await terminal.until(/#show privilege\r\n.*15\r\nr1#show clock\r\n.*\r\nr1#/)
    expect(performance.now() - start).toBeGreaterThanOrEqual(3 * 30 - 3)
    expect(device.received.at(-1)?.state).toBe('busy')
  })

  it('shows its first prompt late', async () => {
    const device = await deviceWith({ promptDelayMs: 30 })
    const start = performance.now()
    const terminal = await openTerminal(device)
    terminal.type('show clock\n')
    await terminal.until(/r1#show clock\r\n.*\r\nr1#/)
    expect(performance.now() - start).toBeGreaterThanOrEqual(28)
    expect(device.received[0]?.state).toBe('opening')
  })

  it('never shows its first prompt', async () => {
    const device = await deviceWith({ silentPrompt: true })
    const client = await connect(target(device))
    const channel = await openShell(client)
    let output = ''
    channel.on('data', (bytes: Buffer) => {
      output += bytes.toString()
    })
    const closed = new Promise((resolve) => channel.once('close', resolve))
    channel.end('show version\n')
    await closed
    expect(output).toBe('')
    expect(device.receivedText()).toBe('show version\n')
    client.end()
  })
})

describe('chunks', () => {
  it('cuts answers into packets of the given size', async () => {
    const device = await deviceWith({ chunkBytes: 7 })
    const terminal = await openTerminal(device)
    await terminal.until(/r1#/)
    terminal.type('terminal length 0\nshow version\n')
    expect(await terminal.until(/0x2102\r\n\r\nr1#/)).toContain('\r\nProcessor board ID ')
    expect(Math.max(...terminal.packetSizes())).toBe(7)
  })
})

describe('dropped links', () => {
  it('cuts after so many bytes', async () => {
    const terminal = await openTerminal(await deviceWith({ dropAfterBytes: 30 }))
    await terminal.until(/r1#/)
    terminal.type('show version\n')
    terminal.type('configure terminal\nhostname never\n')
    expect(Buffer.byteLength(await terminal.ended)).toBe(30)
    expect(lab?.device('r1').runningConfig()).toContain('hostname r1\n')
  })

  it('cuts in the middle of the output of one command', async () => {
    const terminal = await openTerminal(await deviceWith({ dropOnCommand: /^show ver/ }))
    await terminal.until(/r1#/)
    terminal.type('show clock\n')
    await terminal.until(/r1#/)
    terminal.type('show version\n')
    expect(await terminal.ended).toMatch(
      /show version\r\nCisco IOS(?![\s\S]*Configuration register)/,
    )
  })

  it('rule 15: cuts behind the answer of the last command that it takes', async () => {
    const device = await deviceWith({ dropAfterCommands: 2 })
    const terminal = await openTerminal(device)
    await terminal.until(/r1#/)
    terminal.type('configure terminal\n')
    await terminal.until(/#/)
    terminal.type('hostname changed\n')
    expect(await terminal.ended).toMatch(/\(config\)#hostname changed\r\n$/)
    expect(device.runningConfig()).toContain('hostname changed\n')
  })

  it('cuts everything on demand', async () => {
    const device = await deviceWith({})
    const terminals = await Promise.all([openTerminal(device), openTerminal(device)])
    device.dropConnections()
    await Promise.all(terminals.map(({ ended }) => ended))
  })
})

describe('commands that hang', () => {
  it('rule 6: echoes, stays silent, and comes back at Ctrl-^ only', async () => {
    const device = await deviceWith({ hangOnCommand: 'show version' })
    const terminal = await openTerminal(device)
    await terminal.until(/r1#/)
    terminal.type('show version\n')
    await terminal.until(/show version\r\n/)
    terminal.type('\x03')
    terminal.type('\x1e')
    expect(await terminal.until(/\^C\r\nr1#/)).toBe('\r\nr1#^C\r\nr1#')
    expect(device.received.at(-1)?.state).toBe('busy')
  })
})

describe('input that is lost', () => {
  it('throws typed-ahead input away when a prompt is printed', async () => {
    const device = await deviceWith({ flushInputAtPrompt: true })
    const terminal = await openTerminal(device)
    await terminal.until(/r1#/)
    terminal.type('show clock\nshow version\n')
    await terminal.until(/UTC.*\r\nr1#/)
    terminal.type('show privilege\n')
    expect(await terminal.until(/15\r\nr1#/)).not.toContain('version')
    expect(device.receivedText()).toContain('show version')
  })

  it('rule 2: throws typed-ahead input away when a password is asked for', async () => {
    const faults = { flushInputAtPassword: true }
    lab = await startLab({ devices: [{ name: 'r1', enableSecret: 's3cret', faults }] })
    const terminal = await openTerminal(lab.device('r1'))
    await terminal.until(/r1>/)
    terminal.type('enable\ns3cret\nshow privilege\n')
    await terminal.until(/Password: /)
    terminal.type('s3cret\n')
    expect(await terminal.until(/r1#/)).toBe('\r\nr1#')
  })

  it('swallows the byte behind an answer to the pager', async () => {
    const terminal = await openTerminal(await deviceWith({ eatByteAtPager: true }))
    await terminal.until(/r1#/)
    terminal.type('show version\n')
    await terminal.until(/ --More-- /)
    terminal.type('qshow clock\n')
    expect(await terminal.until(/marker\.\r\n\r\nr1#/)).toContain('r1#how clock')
  })
})

describe('refusals', () => {
  it('does not switch paging off without authorisation', async () => {
    const terminal = await openTerminal(await deviceWith({ pagingCannotBeDisabled: true }))
    await terminal.until(/r1#/)
    terminal.type('terminal length 0\n')
    expect(await terminal.until(/r1#/)).toContain('Command authorization failed.\r\n')
    terminal.type('show running-config\n')
    await terminal.until(/ --More-- /)
  })

  it('rule 19: closes further connections before they can identify themselves', async () => {
    const device = await deviceWith({ maxSessions: 1 })
    const terminal = await openTerminal(device)
    await expect(connect(target(device))).rejects.toThrow()
    expect(device.loginAttempts).toHaveLength(1)
    const gone = terminal.ended
    terminal.type('exit\n')
    await gone
  })

  it('changes its faults while sessions are open', async () => {
    const device = await deviceWith({})
    const terminal = await openTerminal(device)
    await terminal.until(/r1#/)
    device.setFaults({ dropOnCommand: 'show clock' })
    terminal.type('show clock\n')
    await terminal.ended
  })
})
