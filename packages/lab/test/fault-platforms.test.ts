import { describe, expect, it } from 'vitest'
import { type Faults, type Platform, startLab } from '../src/index.ts'
import { openTerminal, type TerminalClient } from './terminal-client.ts'

/** What is typed on each platform with a candidate, and its prompts. */
const platforms = [
  {
    platform: 'juniper_junos' as const,
    exec: /> /,
    config: /\[edit\]\r\nadmin@r1# /,
    enter: 'configure',
    paging: 'set cli screen-length 0',
    refused: /error: permission denied/,
    change: 'set system host-name lost',
    look: 'show system commit',
  },
  {
    platform: 'cisco_xr' as const,
    exec: /r1#/,
    config: /\(config\)#/,
    enter: 'configure',
    paging: 'terminal length 0',
    refused: /% This command is not auth/,
    change: 'hostname lost',
    look: 'show version',
  },
  {
    platform: 'huawei_vrpv8' as const,
    exec: /<r1>/,
    config: /\[[~*]r1\]/,
    enter: 'system-view',
    paging: 'screen-length 0 temporary',
    refused: /Error: No permission/,
    change: 'sysname lost',
    look: 'display version',
  },
  {
    platform: 'nokia_sros' as const,
    exec: /# /,
    config: /\(ex\)\[\/\]\r\nA:admin@r1# /,
    enter: 'edit-config exclusive',
    paging: 'environment more false',
    refused: /Permission denied/,
    change: 'configure system name lost',
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

describe.each(platforms)('faults on $platform', (one) => {
  const { platform, exec, config, enter, paging, refused, change, look } = one
  it('loses what was typed ahead where the mode changes', async () => {
    const faults = { flushInputAtModeChange: true, chunkBytes: 3 }
    await withTerminal({ platform, faults }, async (terminal) => {
      await terminal.until(exec)
      terminal.type(`${enter}\r${change}\r`)
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
    await withTerminal({ platform, faults: { pagingCannotBeDisabled: true } }, async (terminal) => {
      await terminal.until(exec)
      terminal.type(`${paging}\r`)
      expect(await terminal.until(exec)).toMatch(refused)
    })
  })
})
