import { describe, expect, it } from 'vitest'
import { type Faults, type Platform, startLab } from '../src/index.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

/** What is typed on each platform with a candidate, and its prompts. */
const platforms = [
  {
    platform: 'juniper_junos' as const,
    exec: /> /,
    config: /\[edit\]\r\nadmin@r1# /,
    change: 'set system host-name lost',
    look: 'show system commit',
  },
  {
    platform: 'cisco_xr' as const,
    exec: /r1#/,
    config: /\(config\)#/,
    change: 'hostname lost',
    look: 'show version',
  },
]

async function withTerminal(
  { platform, faults }: { platform: Platform; faults: Faults },
  use: (terminal: TerminalClient) => Promise<void>,
): Promise<void> {
  await using lab = await startLab({ devices: [{ name: 'r1', platform, faults }] })
  const terminal = await openTerminal(lab.device('r1'))
  await use(terminal)
  terminal.close()
}

describe.each(platforms)('faults on $platform', ({ platform, exec, config, change, look }) => {
  it('loses what was typed ahead where the mode changes', async () => {
    const faults = { flushInputAtModeChange: true, chunkBytes: 3 }
    await withTerminal({ platform, faults }, async (terminal) => {
      await terminal.until(exec)
      terminal.type(`configure\r${change}\r`)
      await terminal.until(config)
      terminal.type('commit\r')
      expect(await terminal.until(config)).not.toContain('lost')
    })
  })

  it('thinks before it answers, and is cut in the middle of output', async () => {
    const faults = { thinkTimeMs: 20, dropOnCommand: look }
    await withTerminal({ platform, faults }, async (terminal) => {
      await terminal.until(exec)
      const start = performance.now()
      terminal.type(`${look}\r`)
      expect(await terminal.ended).not.toMatch(/(?:> |#)$/)
      expect(performance.now() - start).toBeGreaterThanOrEqual(18)
    })
  })

  it('does not let paging be switched off', async () => {
    const line = platform === 'cisco_xr' ? 'terminal length 0' : 'set cli screen-length 0'
    await withTerminal({ platform, faults: { pagingCannotBeDisabled: true } }, async (terminal) => {
      await terminal.until(exec)
      terminal.type(`${line}\r`)
      expect(await terminal.until(exec)).toMatch(
        /error: permission denied|% This command is not auth/,
      )
    })
  })
})
