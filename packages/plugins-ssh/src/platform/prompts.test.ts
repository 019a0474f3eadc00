import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ciscoIos } from './cisco-ios.ts'
import { classifyPrompt, isSameDevice } from './classify-prompt.ts'
import { frr } from './frr.ts'
import { linux } from './linux.ts'
import type { Platform } from './platform.ts'
import { platforms } from './platforms.ts'

function modeOf(platform: Platform, line: string): string | undefined {
  return classifyPrompt(platform, line)?.mode.name
}

describe('prompts of cisco_ios', () => {
  it.each([
    ['Router>', 'exec'],
    ['Router#', 'enable'],
    ['r1-core.example#', 'enable'],
    ['(unlicensed)UUT#', 'enable'],
    ['csr_1000v(config)#', 'config'],
    ['csr(config-if)#', 'config'],
    ['csr(ca-trustpoint)#', 'config'],
    ['csr(cs-server)#', 'config'],
    ['csr(ipsec-profile)#', 'config'],
    ['csr(cfg-acl)#', 'config'],
    ['csr(gkm-local-server)#', 'config'],
    ['csr(dhcp-config)#', 'config'],
    ['csr(config-sg-tacacs+)#', 'config'],
    ['csr-stby#', 'standby'],
    ['csr-stby>', 'standby'],
    ['csr(boot)#', 'boot'],
    ['csr(standby)#', 'boot'],
    ['csr(tcl)#', 'tcl'],
    ['+>', 'tcl'],
  ])('%s is %s', (line, mode) => {
    expect(modeOf(ciscoIos, line)).toBe(mode)
  })

  it.each([
    '',
    'Password:',
    '########',
    '*****>',
    'Router# ',
    'Router#show',
    'Building configuration...',
    ' --More-- ',
    'Success rate is 100 percent (5/5)',
    'r1#\nr1#',
    `${'x'.repeat(600)}#`,
  ])('%j is none', (line) => {
    expect(modeOf(ciscoIos, line)).toBeUndefined()
  })
})

describe('prompts of frr', () => {
  it.each([
    ['vm# ', 'enable'],
    ['vm(config)# ', 'config'],
    ['vm(config-router)# ', 'config'],
  ])('%j is %s [M]', (line, mode) => {
    expect(modeOf(frr, line)).toBe(mode)
  })

  it('a "#" without the blank behind it is output', () => {
    expect(modeOf(frr, 'vm#')).toBeUndefined()
  })
})

describe('prompts of linux', () => {
  it.each([
    ['user@host:~$ ', 'shell'],
    ['$ ', 'shell'],
    ['[user@host ~]$ ', 'shell'],
    ['host% ', 'shell'],
    ['root@host:/home/user# ', 'root'],
    ['# ', 'root'],
  ])('%j is %s', (line, mode) => {
    expect(modeOf(linux, line)).toBe(mode)
  })
})

describe('isSameDevice', () => {
  const prompt = (line: string) => {
    const found = classifyPrompt(ciscoIos, line)
    if (found === undefined) throw new Error(`no prompt: ${line}`)
    return found
  }

  it('sees the same name in another mode', () => {
    expect(isSameDevice(prompt('r1#'), prompt('r1(config-if)#'))).toBe(true)
  })

  it('sees a name that IOS cut to 20 characters in configuration mode', () => {
    const name = 'core-router-amsterdam-01'
    expect(isSameDevice(prompt(`${name}#`), prompt(`${name.slice(0, 20)}(config)#`))).toBe(true)
  })

  it('does not take r1 for r10, nor a new host name for the old one', () => {
    expect(isSameDevice(prompt('r1#'), prompt('r10(config)#'))).toBe(false)
    expect(isSameDevice(prompt('old(config)#'), prompt('new(config)#'))).toBe(false)
  })
})

/** What the corpus calls modes that we name otherwise. */
const CORPUS_MODES: Readonly<Record<string, string>> = {
  privileged_exec: 'enable',
  configuration: 'config',
  tclsh: 'tcl',
}
const LINUX_MODES: Readonly<Record<string, string>> = { exec: 'shell' }

interface CorpusPrompt {
  readonly platform: string
  readonly mode: string
  readonly prompt: string
}

const file = join(process.env['NORNIR_TS_TEST_DATA'] ?? '/nowhere', 'prompts/prompts.json')

describe.skipIf(!existsSync(file))('the prompts corpus (set NORNIR_TS_TEST_DATA)', () => {
  it('is classified to its modes, as far as its platforms are ours', () => {
    const corpus = JSON.parse(readFileSync(file, 'utf8')) as readonly CorpusPrompt[]
    const wrong: unknown[] = []
    let seen = 0
    for (const { platform: name, mode, prompt } of corpus) {
      const isLinux = name === 'cumulus_linux'
      const platform = isLinux
        ? linux
        : platforms.find(({ name: own, aliases }) => own === name || aliases?.includes(name))
      if (platform === undefined) continue
      seen += 1
      const expected = (isLinux ? LINUX_MODES : CORPUS_MODES)[mode] ?? mode
      const got = modeOf(platform, prompt)
      if (got !== expected) wrong.push({ name, prompt, expected, got })
    }
    expect(wrong).toEqual([])
    expect(seen).toBeGreaterThanOrEqual(10)
  })
})
