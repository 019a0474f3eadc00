import { afterEach, describe, expect, it } from 'vitest'
import { type DeviceOptions, type Faults, type Lab, startLab } from '../src/index.ts'
import { lastRow } from './screen.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

let lab: Lab | undefined
let terminal: TerminalClient | undefined

afterEach(async () => {
  terminal?.close()
  await lab?.close()
  lab = undefined
})

/** A terminal on a device with these faults. */
async function terminalWith(
  faults: Faults,
  options: Partial<DeviceOptions> = {},
): Promise<TerminalClient> {
  lab = await startLab({
    devices: [{ name: 'r1', startPrivileged: true, faults, ...options }],
    now: () => new Date('2026-11-22T17:16:58.000Z'),
  })
  terminal = await openTerminal(lab.device('r1'))
  return terminal
}

describe('prompts that differ', () => {
  it('#720: has the time in the prompt', async () => {
    const one = await terminalWith({ promptClock: true })
    expect(await one.until(/#/)).toBe('\r\nr1.17:16:58#')
    one.type('configure terminal\n')
    expect(await one.until(/\(config\)#/)).toMatch(/\r\nr1\.17:16:58\(config\)#$/)
  })

  it('#2447: prints the prompt twice on its line', async () => {
    const one = await terminalWith({ promptTwice: true })
    expect(await one.until(/r1#r1#/)).toBe('\r\nr1#r1#')
  })

  it('#793: glues the prompt to output that does not end its last line', async () => {
    const one = await terminalWith(
      { gluePromptTo: /json$/ },
      { commands: { 'show arp json': '{}' } },
    )
    await one.until(/r1#/)
    one.type('show arp json\n')
    expect(await one.until(/r1#/)).toBe('show arp json\r\n{}r1#')
    one.type('show privilege\n')
    expect(await one.until(/15\r\nr1#/)).toContain('15\r\nr1#')
  })

  it('#761: prints a message right behind the prompt', async () => {
    const one = await terminalWith({ messageBehindPrompt: '%SYS-5-CONFIG_I: by console\n' })
    expect(await one.until(/console\r\n/)).toBe('\r\nr1#%SYS-5-CONFIG_I: by console\r\n')
    one.type('show privilege\n')
    expect(await one.until(/15\r\nr1#.*\r\n/)).toMatch(/^show privilege\r\n/)
  })

  it('#1157: has another prompt when another user changes the host name', async () => {
    const one = await terminalWith({})
    await one.until(/r1#/)
    const device = lab?.device('r1')
    if (device === undefined) throw new Error('no device')
    const other = await openTerminal(device)
    other.type('configure terminal\nhostname r2\n')
    await other.until(/r2\(config\)#/)
    other.close()
    one.type('show privilege\n')
    expect(await one.until(/15\r\nr2#/)).toMatch(/^show privilege\r\n/)
  })
})

describe('a pause', () => {
  it('comes in the middle of output, wherever chunks are cut, and loses nothing', async () => {
    const forMs = 40
    const faults = { pause: { behind: 'r1#', forMs }, chunkBytes: 2 }
    const one = await terminalWith(faults, { commands: { 'show trap': 'one\nr1#\ntwo' } })
    await one.until(/r1#/)
    const start = performance.now()
    one.type('show trap\n')
    expect(await one.until(/one\r\nr1#/)).toBe('show trap\r\none\r\nr1#')
    expect(await one.until(/r1#/)).toBe('\r\ntwo\r\nr1#')
    expect(performance.now() - start).toBeGreaterThanOrEqual(forMs - 2)
  })

  it('leaves no timer behind when the link goes away', async () => {
    const one = await terminalWith(
      { pause: { behind: 'o', forMs: 600_000 } },
      { commands: { 'show trap': 'one' } },
    )
    await one.until(/r1#/)
    one.type('show trap\n')
    await one.until(/sho/)
    lab?.device('r1').dropConnections()
    await one.ended
  })
})

describe('typed ahead', () => {
  it('throws it away where the mode changes, and only there', async () => {
    const one = await terminalWith({ flushInputAtModeChange: true })
    await one.until(/r1#/)
    one.type('show clock\nconfigure terminal\nhostname lost\n')
    await one.until(/r1\(config\)#/)
    one.type('end\n')
    expect(await one.until(/r1#/)).toBe('end\r\nr1#')
    expect(lab?.device('r1').runningConfig()).toContain('hostname r1\n')
  })

  it('#2944: echoes what comes while a command runs at once, and again behind its prompt', async () => {
    const one = await terminalWith({ echoTypedAhead: true, thinkTimeMs: 30 })
    await one.until(/r1#/)
    one.type('show privilege\n')
    await one.until(/show privilege\r\n/)
    one.type('show privilege\n')
    expect(await one.until(/15\r\nr1#[^#]*15\r\nr1#/)).toBe(
      'show privilege\r\nCurrent privilege level is 15\r\nr1#show privilege\r\nCurrent privilege level is 15\r\nr1#',
    )
  })
})

describe('keys and columns', () => {
  it('waits for a key before the first prompt', async () => {
    const one = await terminalWith({ anyKeyAtLogin: true })
    await one.until(/Press any key to continue/)
    expect(lab?.device('r1').received).toEqual([])
    one.type(' ')
    expect(await one.until(/r1#/)).toBe('\r\nr1#')
    expect(lab?.device('r1').received[0]?.state).toBe('dialog')
  })

  it('goes on at any key, which is lost, and ends at q', async () => {
    const one = await terminalWith({ anyKeyPager: true })
    await one.until(/r1#/)
    one.type('show version\nshow clock\n')
    const output = await one.until(/r1#how clock[^#]*r1#/)
    expect(output).toContain('Configuration register')
    expect(lastRow(output.split('\r\nr1#')[0] ?? '')).toBe('')
    one.type('show version\n')
    await one.until(/\(Q to quit\)/)
    one.type('q')
    expect(lastRow(await one.until(/r1#/)).trimEnd()).toBe('r1#')
  })

  it('#1544: scrolls long lines at its own width, whatever it was told', async () => {
    const one = await terminalWith({ fixedColumns: 80 })
    await one.until(/r1#/)
    one.type('terminal width 511\n')
    await one.until(/r1#/)
    one.type(`show ${'x'.repeat(100)}\n`)
    expect(await one.until(/marker\.\r\n\r\nr1#/)).toContain('\b$x')
  })
})
